"""What comes in as what: for each row of the page on BPMN a file, the steps that it becomes, and what is listed."""

from itertools import pairwise

from riskctl.exchange.bpmn.diagram import TASKS
from tests.exchange.bpmn.diagrams import flows, nodes, one_pool

AB = ("s startEvent", "a task 受理", "b task 审核", "e endEvent")
XY = ("x parallelGateway", "y parallelGateway")


def line(more: str = "", *pairs: str, beside: str = "", after: str = "") -> bytes:
    """Two tasks one behind the other, and something more."""
    return one_pool(nodes(*AB) + more + flows(*(pairs or ("s>a", "a>b", "b>e"))), beside, after)


ROWS: list[tuple[str, bytes, list[str], list[str]]] = [
    ("tasks",
     one_pool(nodes("s startEvent", *(f"{kind} {kind} 审核" for kind in TASKS), "e endEvent")
                            + flows("s>task", *(f"{one}>{next_}" for one, next_ in pairwise(TASKS)), f"{TASKS[-1]}>e")),
     ["> task", "task > userTask", "userTask > manualTask", "manualTask > serviceTask", "serviceTask > scriptTask",
      "scriptTask > sendTask", "sendTask > receiveTask", "receiveTask > businessRuleTask", "businessRuleTask > end"],
     []),
    ("exclusive gateway",
     one_pool(nodes(*AB, "x exclusiveGateway 材料齐全？", "c task 送达")
              + flows("s>a", "a>x", "x>b:是", "x>c:否", "b>e", "c>e")),
     ["> a", "a > b (材料齐全？是), c (材料齐全？否)", "b > end", "c > end"],
     []),
    ("default flow",
     one_pool(nodes(*AB, "c task 送达")
              + '<exclusiveGateway id="x" default="f3"/>'
              + flows("s>a", "a>x", "x>b:齐全", "x>c", "b>e", "c>e")),
     ["> a", "a > b (齐全), c (其他情形)", "b > end", "c > end"],
     []),
    ("condition without a name",
     one_pool(nodes(*AB, "c task 送达", "x exclusiveGateway")
              + flows("s>a", "a>x", "x>c:不齐", "b>e", "c>e")
              + '<sequenceFlow id="k" sourceRef="x" targetRef="b"><conditionExpression>${ok}</conditionExpression></sequenceFlow>'),
     ["> a", "a > c (不齐), b (${ok})", "b > end", "c > end"],
     []),
    ("conditional flow from a task",
     one_pool(nodes(*AB, "c task 送达")
              + flows("s>a", "b>e", "c>e")
              + '<sequenceFlow id="k" sourceRef="a" targetRef="b"><conditionExpression>${ok}</conditionExpression>'
                '</sequenceFlow><sequenceFlow id="l" name="不齐" sourceRef="a" targetRef="c"><conditionExpression>${!ok}'
                '</conditionExpression></sequenceFlow>'),
     ["> a", "a > b (${ok}), c (不齐)", "b > end", "c > end"],
     ["warning k:1 conditions right behind a task may hold together; they are taken as alternatives",
      "info l:1 its name '不齐' is taken; the expression ${!ok} of its condition is left out",
      "warning l:1 conditions right behind a task may hold together; they are taken as alternatives"]),
    ("flow back",
     one_pool(nodes(*AB, "x exclusiveGateway")
              + flows("s>a", "a>b", "b>x", "x>e:同意", "x>a:材料不齐")),
     ["> a", "a > b", "b > end (同意), back to a (材料不齐)"],
     []),
    ("flow to itself",
     one_pool(nodes(*AB)
              + flows("s>a", "a>a", "a>b", "b>e")),
     ["> a", "a > b", "b > end"],
     ["warning a a step cannot lead to itself: the way back to it is left out; send the case back to the step before"]),
    ("gateway that leads back to its task",
     one_pool(nodes(*AB, "x exclusiveGateway 合格？")
              + flows("s>a", "a>x", "x>a:否", "x>b:是", "b>e")),
     ["> a", "a > x", "b > end", "x > back to a (否), b (是)"],
     ["warning x what parts or meets here had to become a step of its own; check who acts and its kind"]),
    ("parallel gateways",
     one_pool(nodes(*AB, "c task 核查", "d task 决定", *XY)
              + flows("s>a", "a>x", "x>b", "x>c", "b>y", "c>y", "y>d", "d>e")),
     ["> a", "a split > b, c", "b > d", "c > d", "d join > end"],
     []),
    ("several flows from a task",
     one_pool(nodes(*AB, "c task 核查", "d task 决定", "y parallelGateway")
              + flows("s>a", "a>b", "a>c", "b>y", "c>y", "y>d", "d>e")),
     ["> a", "a split > b, c", "b > d", "c > d", "d join > end"],
     []),
    ("join before an end",
     one_pool(nodes(*AB, "c task 核查", *XY)
              + flows("s>a", "a>x", "x>b", "x>c", "b>y", "c>y", "y>e")),
     ["> a", "a split > b, c", "b > y", "c > y", "y join > end"],
     ["warning y what parts or meets here had to become a step of its own; check who acts and its kind"]),
    ("merge into a fork",
     one_pool(nodes(*AB, "a2 task 登记", "c task 核查", "d task 决定", "z exclusiveGateway", "m exclusiveGateway", *XY, "q task 申请")
              + flows("s>q", "q>z", "z>a:甲", "z>a2:乙", "a>m", "a2>m", "m>x", "x>b", "x>c", "b>y", "c>y", "y>d", "d>e")),
     ["> q", "a split > b, c", "b > d", "a2 split > b, c", "c > d", "d join > end", "q > a (甲), a2 (乙)"],
     []),
    ("fork into fork, join into join",
     one_pool(nodes(*AB, "c task 核查", "d task 决定", "g task 征求意见", *XY,
                    "x2 parallelGateway", "y2 parallelGateway")
              + flows("s>a", "a>x", "x>b", "x>x2", "x2>c", "x2>g", "c>y2", "g>y2", "b>y", "y2>y", "y>d", "d>e")),
     ["> a", "a split > b, c, g", "b > d", "c > d", "d join > end", "g > d"],
     []),
    ("choice on a branch",
     one_pool(nodes(*AB, "c task 核查", "d task 决定", "g task 征求意见", *XY, "k exclusiveGateway", "k2 exclusiveGateway")
              + flows("s>a", "a>x", "x>b", "x>k", "k>c:大额", "k>g:小额", "c>k2", "g>k2", "b>y", "k2>y", "y>d", "d>e")),
     ["> a", "a split > b, k", "b > d", "c > k2", "d join > end", "g > k2", "k > c (大额), g (小额)", "k2 > d"],
     ["warning k what parts or meets here had to become a step of its own; check who acts and its kind",
      "warning k2 what parts or meets here had to become a step of its own; check who acts and its kind"]),
    ("fork on one of several ways",
     one_pool(nodes(*AB, "c task 核查", "d task 决定", "x exclusiveGateway", "x2 parallelGateway", "y parallelGateway", "m exclusiveGateway")
              + flows("s>a", "a>x", "x>d:简易", "x>x2:一般", "x2>b", "x2>c", "b>y", "c>y", "y>m", "m>d", "d>e")),
     ["> a", "a > d (简易), x2 (一般)", "b > y", "c > y", "d > end", "x2 split > b, c", "y join > d"],
     ["warning x2 what parts or meets here had to become a step of its own; check who acts and its kind",
      "warning y what parts or meets here had to become a step of its own; check who acts and its kind"]),
    ("join into choice",
     one_pool(nodes(*AB, "c task 核查", "d task 决定", "g task 送达", *XY, "k exclusiveGateway")
              + flows("s>a", "a>x", "x>b", "x>c", "b>y", "c>y", "y>k", "k>d:合格", "k>g:不合格", "d>e", "g>e")),
     ["> a", "a split > b, c", "b > y", "c > y", "d > end", "g > end", "y join > d (合格), g (不合格)"],
     ["warning y what parts or meets here had to become a step of its own; check who acts and its kind"]),
    ("join and fork in one",
     one_pool(nodes(*AB, "c task 核查", "d task 决定", "g task 公示", "h task 归档", *XY, "z parallelGateway")
              + flows("s>a", "a>x", "x>b", "x>c", "b>y", "c>y", "y>d", "y>g", "d>z", "g>z", "z>h", "h>e")),
     ["> a", "a split > b, c", "b > y", "c > y", "d > h", "g > h", "h join > end", "y join split > d, g"],
     ["warning y what parts or meets here had to become a step of its own; check who acts and its kind"]),
    ("inclusive gateway",
     line('<inclusiveGateway id="i" name="多选"/>',"s>a", "a>i", "i>b", "b>e"),
     ["> a", "a > b", "b > end"],
     ["error i:1 inclusiveGateway (多选): there is no such gateway here; make it exclusive or parallel",
      "info i the name '多选' of the gateway has no equivalent; left out"]),
    ("complex gateway",
     line('<complexGateway id="i"/>',"s>a", "a>i", "i>b", "b>e"),
     ["> a", "a > b", "b > end"],
     ["error i:1 complexGateway (): there is no such gateway here; make it exclusive or parallel"]),
    ("event-based gateway",
     one_pool(nodes(*AB, "c task 终止办理", "v eventBasedGateway", "m intermediateCatchEvent 收到补正")
              + '<intermediateCatchEvent id="t"><timerEventDefinition id="td"><timeDuration>P15D</timeDuration>'
                '</timerEventDefinition></intermediateCatchEvent>'
              + flows("s>a", "a>v", "v>m", "v>t", "m>b", "t>c", "b>e", "c>e")),
     ["> a", "a > b (收到补正), c (P15D)", "b > end", "c > end"],
     ["warning v:1 eventBasedGateway: taken as a choice of the event that comes first",
      "warning m:1 intermediateCatchEvent (收到补正): events on the way have no equivalent; the flow passes through",
      "warning td:1 timerEventDefinition (P15D): what triggers an event has no equivalent; its name stands beside the way",
      "warning t:1 intermediateCatchEvent (P15D): events on the way have no equivalent; the flow passes through"]),
    ("several starts",
     one_pool(nodes(*AB, "s2 startEvent 依职权")
              + flows("s>a", "s2>b", "a>b", "b>e")),
     ["> a, b", "a > b", "b > end"],
     ["info s2:1 the name '依职权' of the startEvent has no equivalent; left out"]),
    ("choice at the start",
     one_pool(nodes(*AB, "x exclusiveGateway")
              + flows("s>x", "x>a:新办", "x>b:延续", "a>e", "b>e")),
     ["> x", "a > end", "b > end", "x > a (新办), b (延续)"],
     ["warning x what parts or meets here had to become a step of its own; check who acts and its kind"]),
    ("fork at the start",
     one_pool(nodes(*AB, *XY, "d task 决定")
              + flows("s>x", "x>a", "x>b", "a>y", "b>y", "y>d", "d>e")),
     ["> x", "a > d", "b > d", "x split > a, b", "d join > end"],
     ["warning x what parts or meets here had to become a step of its own; check who acts and its kind"]),
    ("no start, no end",
     one_pool(nodes("a task 受理", "b task 审核")
              + flows("a>b")),
     ["> a", "a > b", "b > end"],
     []),
    ("several ends",
     one_pool(nodes(*AB, "x exclusiveGateway", "r endEvent 不予受理")
              + flows("s>a", "a>x", "x>b:齐全", "x>r:不齐", "b>e")),
     ["> a", "a > b (齐全), end (不齐、不予受理)", "b > end"],
     []),
    ("terminating end",
     one_pool(nodes("s startEvent", "a task 受理")
              + '<endEvent id="e"><terminateEventDefinition id="te"/></endEvent>'
              + flows("s>a", "a>e")),
     ["> a", "a > end"],
     ["warning te:1 terminateEventDefinition: what triggers an event has no equivalent; its name stands beside the way"]),
    ("event on the way",
     one_pool(nodes(*AB)
              + '<intermediateCatchEvent id="i"><timerEventDefinition id="td"><timeDuration>P10D</timeDuration>'
                '</timerEventDefinition></intermediateCatchEvent>'
              + flows("s>a", "a>i", "i>b", "b>e")),
     ["> a", "a > b (P10D)", "b > end"],
     ["warning td:1 timerEventDefinition (P10D): what triggers an event has no equivalent; its name stands beside the way",
      "warning i:1 intermediateCatchEvent (P10D): events on the way have no equivalent; the flow passes through"]),
    ("link",
     one_pool(nodes(*AB)
              + '<intermediateThrowEvent id="i" name="甲"><linkEventDefinition id="l1" name="甲"/></intermediateThrowEvent>'
                '<intermediateCatchEvent id="j" name="甲"><linkEventDefinition id="l2" name="甲"/></intermediateCatchEvent>'
              + flows("s>a", "a>i", "j>b", "b>e")),
     ["> a", "a > b (甲)", "b > end"],
     ["warning l1:1 linkEventDefinition (甲): what triggers an event has no equivalent; its name stands beside the way",
      "warning i:1 intermediateThrowEvent (甲): events on the way have no equivalent; the flow passes through",
      "warning l2:1 linkEventDefinition (甲): what triggers an event has no equivalent; its name stands beside the way",
      "warning j:1 intermediateCatchEvent (甲): events on the way have no equivalent; the flow passes through"]),
    ("event at the border",
     one_pool(nodes(*AB, "c task 终止办理")
              + '<boundaryEvent id="i" name="逾期" attachedToRef="a"><timerEventDefinition id="td"/></boundaryEvent>'
              + flows("s>a", "a>b", "i>c", "b>e", "c>e")),
     ["> a", "a > b (其他情形), c (逾期)", "b > end", "c > end"],
     ["warning td:1 timerEventDefinition: what triggers an event has no equivalent; its name stands beside the way",
      "warning i:1 boundaryEvent (逾期): taken as another way out of what it is attached to"]),
    ("event at the border that does not interrupt",
     one_pool(nodes(*AB, "c task 督办")
              + '<boundaryEvent id="i" name="逾期" cancelActivity="false" attachedToRef="a"/>'
              + flows("s>a", "a>b", "i>c", "b>e", "c>e")),
     ["> a", "a > b (其他情形), c (逾期)", "b > end", "c > end"],
     ["warning i:1 boundaryEvent (逾期): it does not interrupt, which has no equivalent; taken as another way out of what it is "
      "attached to"]),
    ("compensation",
     one_pool(nodes(*AB)
              + '<task id="u" name="撤销" isForCompensation="true"/><boundaryEvent id="i" attachedToRef="a">'
                '<compensateEventDefinition id="cd"/></boundaryEvent><association id="as" sourceRef="i" targetRef="u"/>'
              + flows("s>a", "a>b", "b>e")),
     ["> a", "a > b", "b > end"],
     ["warning as:1 association (sourceRef=i targetRef=u): no equivalent, left out",
      "warning u:1 compensation has no equivalent; the task '撤销' is left out",
      "warning cd:1 compensateEventDefinition: what triggers an event has no equivalent; its name stands beside the way",
      "warning i:1 compensation has no equivalent; the boundaryEvent is left out"]),
    ("expanded subprocess",
     one_pool(nodes("s startEvent", "a task 受理", "d task 决定", "e endEvent")
              + '<subProcess id="w" name="审查">'
              + nodes("s1 startEvent", "b task 初审", "c task 复审", "e1 endEvent")
              + flows("s1>b", "b>c", "c>e1").replace('id="f','id="h')
              + "</subProcess>"
              + flows("s>a", "a>w", "w>d", "d>e")),
     ["> a", "a > b", "d > end", "b > c", "c > d"],
     ["warning w:1 subProcess '审查': taken apart; the steps inside stand in the process itself"]),
    ("collapsed subprocess",
     line('<subProcess id="w" name="审查会审"/>',"s>a", "a>w", "w>b", "b>e"),
     ["> a", "a > w", "b > end", "w > b"],
     ["warning w:1 subProcess (审查会审): taken as one step; 0 elements inside are not taken"]),
    ("call activity",
     line('<callActivity id="w" name="法制审核" calledElement="legal"/>',"s>a", "a>w", "w>b", "b>e"),
     ["> a", "a > w", "b > end", "w > b"],
     ["warning w:1 callActivity (法制审核): taken as one step; 0 elements inside are not taken",
      "warning w:1 the process legal that it calls has no equivalent; left out"]),
    ("ad-hoc subprocess",
     line('<adHocSubProcess id="w" name="调查">'
              + nodes("k task 询问", "l task 勘验")
              + '</adHocSubProcess>',"s>a", "a>w", "w>b", "b>e"),
     ["> a", "a > w", "b > end", "w > b"],
     ["warning w:1 adHocSubProcess (调查): taken as one step; 2 elements inside are not taken (询问, 勘验)"]),
    ("event subprocess",
     line('<subProcess id="w" name="撤回处理" triggeredByEvent="true">'
              + nodes("k task 撤回")
              + '</subProcess>'),
     ["> a", "a > b", "b > end"],
     ["warning w:1 event subprocesses have no equivalent: this one '撤回处理' is left out with the 1 elements inside (撤回)"]),
    ("loop marker",
     one_pool(nodes("s startEvent", "a task 受理", "e endEvent")
              + '<task id="b" name="核实"><multiInstanceLoopCharacteristics id="mi"/></task>'
              + flows("s>a", "a>b", "b>e")),
     ["> a", "a > b", "b > end"],
     ["warning mi:1 multiInstanceLoopCharacteristics: no equivalent, left out"]),
    ("data",
     line('<dataObject id="do"/><dataObjectReference id="dr" name="申请表" dataObjectRef="do"/><dataStoreReference id="ds" name="业务系统"/>'),
     ["> a", "a > b", "b > end"],
     ["warning do:1 dataObject: no equivalent, left out",
      "warning dr:1 dataObjectReference (申请表): no equivalent, left out",
      "warning ds:1 dataStoreReference (业务系统): no equivalent, left out"]),
    ("annotation, group",
     line('<textAnnotation id="ta"><text>注意时限</text></textAnnotation><association id="as" sourceRef="a" targetRef="ta"/><group id="gr"/>',
          beside='<textAnnotation id="tb"><text>总说明</text></textAnnotation>'),
     ["> a", "a > b", "b > end"],
     ["warning ta:1 textAnnotation (注意时限): no equivalent, left out",
      "warning as:1 association (sourceRef=a targetRef=ta): no equivalent, left out",
      "warning gr:1 group: no equivalent, left out",
      "warning tb:1 textAnnotation (总说明): no equivalent, left out"]),
    ("documentation",
     one_pool('<documentation>办事指南</documentation>'
              + nodes("s startEvent", "e endEvent")
              + '<task id="a" name="受理"><documentation>当场审查</documentation></task><exclusiveGateway id="x">'
                '<documentation>见第三条</documentation></exclusiveGateway><task id="b" name="审核"/>'
              + flows("s>a", "a>x", "x>b", "b>e")),
     ["> a", "a > b", "b > end"],
     ["warning x:1 there is no place for its documentation '见第三条'; left out"]),
    ("content of another tool",
     one_pool(nodes("s startEvent", "e endEvent")
              + '<userTask id="a" name="受理" camunda:candidateGroups="hall" flowable:formKey="f1"><extensionElements>'
                '<camunda:formData><camunda:formField id="x1"/></camunda:formData><bizagi:Bag id="z"/></extensionElements>'
                '</userTask><task id="b" name="审核" signavio:diagram="q"/>'
              + flows("s>a", "a>b", "b>e")),
     ["> a", "a > b", "b > end"],
     ["warning a:1 camunda:candidateGroups=hall: of another tool, left out",
      "warning a:1 flowable:formKey=f1: of another tool, left out",
      "warning a:1 camunda:formData: of another tool, left out",
      "warning a:1 bizagi:Bag: of another tool, left out",
      "warning b:1 signavio:diagram=q: of another tool, left out"]),
    ("other attributes",
     one_pool('<userTask id="a" name="受理" startQuantity="2" own="1" completionQuantity="1"/>'
              + nodes("s startEvent", "b task 审核", "e endEvent") + flows("s>a", "a>b", "b>e")),
     ["> a", "a > b", "b > end"],
     ["warning a:1 startQuantity=2, own=1: no equivalent, left out"]),
    ("no flow at all",
     line('<exclusiveGateway id="x"/><startEvent id="t"/>'),
     ["> a", "a > b", "b > end"],
     ["warning x no flow meets it; left out",
      "warning t no flow meets it; left out"]),
    ("words before the first step",
     line("", "s>a:每月", "a>b", "b>e"),
     ["> a", "a > b", "b > end"],
     ["info s the words '每月' beside the way to the first step have no equivalent; left out"]),
    ("messages, errors, signals",
     line(after='<message id="mg" name="申请"/><error id="er" errorCode="1"/>'),
     ["> a", "a > b", "b > end"],
     ["warning mg:1 message (申请): no equivalent, left out",
      "warning er:1 error (errorCode=1): no equivalent, left out"]),
    ("flow to nowhere",
     line('<sequenceFlow id="i" sourceRef="a" targetRef="nowhere"/>'),
     ["> a", "a > b", "b > end"],
     ["warning i:1 one end of the flow is no element of a process; left out"]),
]
