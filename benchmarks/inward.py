"""The processes by which the bureau deals with itself: money, purchases, seals, staff, decisions."""

from benchmarks.shape import Cast, Shape, Steps, back, step


def expense(cast: Cast) -> Shape:
    """An expense: the amount decides who approves."""
    post, low = cast.posts, cast.chance.choice((2000, 5000, 10000))
    steps: Steps = {
        "request": step("填报", "apply", ["verify"], 1, post=post["secretary"]),
        "verify": step("票据审核", "verify", ["approve", back("request", "票据不合规", at_most=2)], 2,
                       post=post["finance-head"]),
        "approve": step("审批", "approve", ["pay"], 2, authority=[
            {"to": low, "post": post["office-head"]},
            {"over": low, "to": low * 10, "post": post["admin-deputy"]},
            {"over": low * 10, "body": cast.bodies["finance"]},
        ]),
        "pay": step("支付", "pay", ["book"], 1, post=post["cashier"], documents=[cast.documents["expense"]]),
        "book": step("记账", "bookkeep", ["check"], 1, post=post["accountant"]),
        "check": step("月度核对", "supervise", ["end"], 2, post=post["discipline"], clock="outside"),
    }
    return Shape(steps, "request", "request", "book", 7, measure={"name": "报销金额", "unit": "元"})


def procurement(cast: Cast) -> Shape:
    """A purchase: needs, panel, contract, acceptance by another post, payment."""
    post, limit = cast.posts, cast.chance.choice((50000, 100000))
    steps: Steps = {
        "need": step("编制需求", "apply", ["approve"], 2, post=post["secretary"]),
        "approve": step("需求审批", "approve", [
            {"to": "choose", "measure": {"to": limit}},
            {"to": "panel", "measure": {"over": limit}},
            back("need", "需求描述带有倾向性"),
        ], 2, post=post["admin-deputy"]),
        "choose": step("定点采购", "procure", ["sign"], 5, post=post["buyer"]),
        "panel": step("评审", "evaluate", ["sign"], 5, body=cast.bodies["panel"]),
        "sign": step("合同用印", "seal", ["accept"], 2, post=post["seal-keeper"],
                     documents=[cast.documents["seal"]]),
        "accept": step("验收", "inspect_goods", ["pay", back("sign", "与合同不符须重新约定")], 3,
                       all_of=[{"post": post["archivist"]}, {"post": post["operator"]}]),
        "pay": step("付款", "pay", ["book"], 3, post=post["cashier"]),
        "book": step("登账", "bookkeep", ["end"], 1, post=post["accountant"]),
    }
    return Shape(steps, "need", "need", "book", 18, measure={"name": "预算金额", "unit": "元"})


def seal(cast: Cast) -> Shape:
    """Use of the seal."""
    post = cast.posts
    steps: Steps = {
        "request": step("申请用印", "apply", ["approve"], post=post["secretary"]),
        "approve": step("审批", "approve", ["stamp", back("request", "用印文件未定稿")], 1,
                        post=post["office-head"]),
        "stamp": step("用印", "seal", ["register"], 1, post=post["seal-keeper"],
                      documents=[cast.documents["seal"]]),
        "register": step("登记", "register", ["archive"], 1, post=post["seal-keeper"]),
        "archive": step("存档", "archive", ["end"], 3, post=post["archivist"]),
    }
    return Shape(steps, "request", "approve", "archive", 6)


def appointment(cast: Cast) -> Shape:
    """An appointment: five stages, a public notice, a body that decides."""
    post = cast.posts
    steps: Steps = {
        "propose": step("动议", "apply", ["recommend"], 3, post=post["personnel-head"]),
        "recommend": step("民主推荐", "consult", ["inspect"], 3, post=post["cadre-officer"]),
        "inspect": step("考察", "investigate", ["clear"], 10,
                        all_of=[{"post": post["cadre-officer"]}, {"post": post["discipline"]}]),
        "clear": step("征求廉洁意见", "consult", ["discuss", back("inspect", "反映的问题尚未查清")], 5,
                      post=post["discipline-head"]),
        "discuss": step("讨论决定", "discuss", ["publish"], 5, body=cast.bodies["committee"]),
        "publish": step("任前公示", "publish", [
            {"to": "appoint", "when": "公示无异议"},
            back("inspect", "有异议须重新考察"),
        ], 7, post=post["cadre-officer"], clock="outside",
            notice={"at_least": "5 workdays", "channels": ["公示栏"], "objections_to": post["discipline"]}),
        "appoint": step("任职谈话与行文", "execute", ["archive"], 5, post=post["director"], clock="outside"),
        "archive": step("归入档案", "archive", ["end"], 5, post=post["archivist"], clock="outside"),
    }
    return Shape(steps, "propose", "propose", "discuss", 26)


def decision(cast: Cast) -> Shape:
    """A grave decision: legality before discussion, the record in public after."""
    post = cast.posts
    steps: Steps = {
        "propose": step("提出议题", "apply", ["consult", "examine"], 2, post=post["legal-head"], split="all"),
        "consult": step("征求股室意见", "consult", ["discuss"], 5, post=post["secretary"]),
        "examine": step("合法性审查", "legal_review", ["discuss"], 7, post=post["legal"]),
        "discuss": step("集体讨论", "discuss", ["decide"], 3, body=cast.bodies["committee"], join="all"),
        "decide": step("签发", "decide", ["publish", back("discuss", "表决记录不全")], 1,
                       post=post["director"]),
        "publish": step("公开", "publish", ["watch"], 5, post=post["secretary"], clock="outside"),
        "watch": step("跟踪督办", "supervise", ["end"], 20, post=post["discipline"], clock="outside"),
    }
    return Shape(steps, "propose", "propose", "decide", 13)


def clue(cast: Cast) -> Shape:
    """A clue about staff: handled by two, decided by a group."""
    post = cast.posts
    steps: Steps = {
        "register": step("线索登记", "register", ["sort"], 1, post=post["discipline"]),
        "sort": step("分类处置", "select_case", [
            {"to": "check", "when": "具有可查性"},
            {"to": "keep", "when": "暂不具备条件"},
        ], 3, post=post["discipline-head"]),
        "check": step("初步核实", "investigate", ["discuss"], 20, post=post["discipline"], people=2),
        "discuss": step("集体研究", "discuss", ["report", back("check", "证据链不完整")], 5,
                        body=cast.bodies["risk"]),
        "report": step("报告结果", "report", ["keep"], 3, post=post["discipline-head"]),
        "keep": step("立卷保管", "archive", ["end"], 5, post=post["archivist"]),
    }
    return Shape(steps, "register", "register", "report", 32)


def access(cast: Cast) -> Shape:
    """Access to a system: asked, approved, opened, looked through."""
    post = cast.posts
    steps: Steps = {
        "request": step("申请权限", "apply", ["approve"], post=post["secretary"]),
        "approve": step("审批", "approve", [
            {"to": "open", "outcome": ["同意开通"]},
            {"to": "refuse", "outcome": ["不同意"], "negative": True},
        ], 2, post=post["information-head"]),
        "open": step("开通", "execute", ["review"], 1, post=post["operator"]),
        "refuse": step("回复申请人", "serve", ["end"], 1, post=post["operator"]),
        "review": step("季度清查", "supervise", ["end"], 10, post=post["discipline"], clock="outside"),
    }
    return Shape(steps, "request", "approve", "open", 3)
