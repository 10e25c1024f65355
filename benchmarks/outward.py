"""The processes by which a unit deals with people outside: licences, penalties, inspections and so on."""

from benchmarks.shape import Cast, Shape, Steps, back, step


def licence(cast: Cast) -> Shape:
    """A licence: two ways after the review, two outcomes, three returns."""
    post, days = cast.posts, [cast.chance.randint(2, 5) for _ in range(3)]
    steps: Steps = {
        "apply": step("提出申请", "apply", ["accept"], party=cast.parties["applicant"]),
        "accept": step("受理", "accept", [
            {"to": "review", "when": "材料齐全"},
            back("apply", "材料不齐", "supplement", at_most=1),
        ], 1, post=post["acceptor"]),
        "review": step("资料审查", "review", [
            {"to": "inspect", "when": "需要现场核查"},
            {"to": "decide", "when": "不需要现场核查"},
            back("accept", "受理有误"),
        ], days[0], post=post["reviewer"], documents=[cast.documents["opinion"]]),
        "inspect": step("现场核查", "verify", ["decide"], days[1], post=post["inspector"], people=2,
                        documents=[cast.documents["record"]]),
        "decide": step("作出决定", "decide", [
            {"to": "serve", "outcome": ["准予许可"]},
            {"to": "refuse", "outcome": ["不予许可"], "negative": True},
            back("review", "依据不足"),
        ], days[2], post=post["deputy"], duties=["std:hearing_chair"]),
        "serve": step("送达与公示", "serve", ["end"], 10, post=post["acceptor"], clock="outside"),
        "refuse": step("送达不予许可决定书", "serve", ["end"], post=post["handler"]),
    }
    return Shape(steps, "apply", "accept", "decide", 1 + sum(days), most=20)


def penalty(cast: Cast) -> Shape:
    """A penalty: grave cases by amount go to a body first."""
    post, days = cast.posts, [cast.chance.randint(3, 12) for _ in range(5)]
    limit = cast.chance.choice((30000, 50000, 100000))
    steps: Steps = {
        "file": step("立案审批", "register", ["investigate"], days[0], "days", post=post["head"]),
        "investigate": step("调查取证", "investigate", ["examine"], days[1] + 15, "days",
                            post=post["inspector"], people=2, qualified="行政执法证", duties=["std:case_handle"],
                            documents=[cast.documents["record"]]),
        "examine": step("法制审核", "legal_review", [
            {"to": "notify", "when": "审核通过"},
            back("investigate", "事实不清或证据不足"),
        ], days[2], "days", post=post["legal"], duties=["std:case_review"]),
        "notify": step("处罚告知", "serve", [
            {"to": "decide", "measure": {"to": limit}},
            {"to": "committee", "measure": {"over": limit}},
        ], days[3], "days", post=post["handler"], duties=["std:hearing_chair"]),
        "committee": step("集体讨论", "discuss", ["decide"], days[4], "days", body=cast.bodies["cases"]),
        "decide": step("作出处罚决定", "decide", ["serve", back("investigate", "须补充调查")], 3, "days",
                       post=post["deputy"], duties=["std:fine_decide"]),
        "serve": step("送达决定书", "serve", ["collect"], post=post["handler"]),
        "collect": step("缴纳罚款", "collect", ["end"], 15, "days",
                        party=cast.parties["bank"], duties=["std:fine_collect"], clock="outside"),
    }
    return Shape(steps, "file", "file", "decide", sum(days) + 18, "days", {"name": "罚没金额", "unit": "元"})


def coercion(cast: Cast) -> Shape:
    """A coercive measure: lifted, or handed over."""
    post = cast.posts
    steps: Steps = {
        "propose": step("提出查封建议", "investigate", ["examine"], 1, "days", post=post["inspector"],
                        people=2),
        "examine": step("合法性审核", "legal_review", ["approve", back("propose", "理由不充分")], 1, "days",
                        post=post["legal"]),
        "approve": step("批准查封", "approve", ["seize"], 1, "days", post=post["deputy"]),
        "seize": step("实施查封", "execute", ["keep"], 1, "days", post=post["inspector"], people=2,
                      documents=[cast.documents["record"]]),
        "keep": step("妥善保管", "keep", ["dispose"], cast.chance.randint(9, 20), "days",
                     post=post["handler"]),
        "dispose": step("作出处理决定", "decide", [
            {"to": "lift", "outcome": ["解除查封"]},
            {"to": "transfer", "outcome": ["移送处理"]},
        ], 2, "days", post=post["head"]),
        "lift": step("解除并退还", "execute", ["end"], post=post["handler"]),
        "transfer": step("移送有权机关", "report", ["end"], post=post["handler"]),
    }
    return Shape(steps, "propose", "propose", "dispose", 26, "days", most=30)


def inspection(cast: Cast) -> Shape:
    """An inspection: faults are put right and looked at again, as often as it takes."""
    post = cast.posts
    steps: Steps = {
        "plan": step("制定检查计划", "select_case", ["approve"], 2, post=post["handler"]),
        "approve": step("批准计划", "approve", ["inspect", back("plan", "未随机抽取")], 1, post=post["head"]),
        "inspect": step("现场检查", "verify", [
            {"to": "publish", "outcome": ["未发现问题"]},
            {"to": "rectify", "outcome": ["责令改正"]},
        ], cast.chance.randint(3, 8), post=post["inspector"], people=2, documents=[cast.documents["record"]]),
        "rectify": step("落实整改", "execute", ["recheck"], 10, party=cast.parties["respondent"],
                        clock="outside"),
        "recheck": step("复查", "verify", [
            {"to": "publish", "when": "整改到位"},
            back("rectify", "整改不到位", at_most=2),
        ], 2, post=post["inspector"], people=2),
        "publish": step("公示检查结果", "publish", ["end"], post=post["acceptor"]),
    }
    return Shape(steps, "plan", "plan", "inspect", 11)


def confirmation(cast: Cast) -> Shape:
    """A confirmation: straight on, with one return."""
    post, days = cast.posts, cast.chance.randint(1, 4)
    steps: Steps = {
        "apply": step("提交材料", "apply", ["accept"], party=cast.parties["applicant"]),
        "accept": step("接收核对", "accept", [
            {"to": "review", "when": "符合形式要求"},
            back("apply", "缺少必备材料", "supplement", at_most=1),
        ], 1, post=post["acceptor"]),
        "review": step("内容审核", "review", ["decide"], days, post=post["reviewer"],
                       documents=[cast.documents["opinion"]]),
        "decide": step("审定", "decide", ["register", back("review", "内容需要复核")], 1, post=post["head"]),
        "register": step("登记入册", "register", ["serve"], 1, post=post["handler"]),
        "serve": step("发放凭证", "serve", ["archive"], post=post["acceptor"]),
        "archive": step("立卷归档", "archive", ["end"], post=post["archivist"]),
    }
    return Shape(steps, "apply", "accept", "register", 3 + days)


def reward(cast: Cast) -> Shape:
    """A reward: two opinions in parallel before the body decides."""
    post = cast.posts
    steps: Steps = {
        "report": step("提出线索或推荐", "apply", ["check"], party=cast.parties["applicant"]),
        "check": step("核实贡献", "verify", ["recommend"], cast.chance.randint(3, 6), post=post["handler"]),
        "recommend": step("拟定奖励意见", "review", ["legal", "discipline"], 2, post=post["reviewer"],
                          split="all"),
        "legal": step("法制意见", "legal_review", ["discuss"], 2, post=post["legal"]),
        "discipline": step("廉洁意见", "consult", ["discuss"], 2, post=post["discipline"]),
        "discuss": step("会议审定", "discuss", ["publish"], 3, body=cast.bodies["meeting"], join="all"),
        "publish": step("公示", "publish", ["pay"], 7, post=post["acceptor"], clock="outside",
                        notice={"at_least": "5 workdays", "channels": ["单位网站"]}),
        "pay": step("发放奖金", "pay", ["end"], 3, post=post["cashier"], clock="outside"),
    }
    return Shape(steps, "report", "check", "discuss", 13)


def adjudication(cast: Cast) -> Shape:
    """An adjudication: two posts hear together."""
    post = cast.posts
    steps: Steps = {
        "apply": step("申请裁决", "apply", ["accept"], party=cast.parties["applicant"]),
        "accept": step("审查立案", "accept", [
            {"to": "reply", "outcome": ["予以受理"]},
            {"to": "decline", "outcome": ["不予受理"], "negative": True},
        ], 5, post=post["acceptor"]),
        "decline": step("告知不予受理", "serve", ["end"], post=post["handler"]),
        "reply": step("送达并收取答辩", "serve", ["hear"], 10, post=post["handler"], clock="stops"),
        "hear": step("组织质证", "hearing", ["decide"], cast.chance.randint(5, 10),
                     all_of=[{"post": post["reviewer"]}, {"post": post["inspector"], "people": 2}]),
        "decide": step("作出裁决", "adjudicate", ["serve", back("hear", "事实不清")], 5, post=post["deputy"]),
        "serve": step("送达裁决书", "serve", ["end"], post=post["acceptor"]),
    }
    return Shape(steps, "apply", "accept", "decide", 20)


def payment(cast: Cast) -> Shape:
    """A payment: the amount decides who approves; paying and telling go side by side."""
    post, low = cast.posts, cast.chance.choice((5000, 10000, 20000))
    steps: Steps = {
        "apply": step("申请", "apply", ["accept"], party=cast.parties["applicant"]),
        "accept": step("受理登记", "accept", [
            {"to": "verify", "when": "符合申报条件"},
            back("apply", "申报表有误", "supplement", at_most=2),
        ], 1, post=post["acceptor"]),
        "verify": step("金额核定", "verify", ["approve"], cast.chance.randint(2, 5), post=post["reviewer"],
                       documents=[cast.documents["opinion"]]),
        "approve": step("审批", "approve", ["pay", "tell"], 3, split="all", authority=[
            {"to": low, "post": post["head"]},
            {"over": low, "to": low * 20, "post": post["deputy"]},
            {"over": low * 20, "body": cast.bodies["meeting"]},
        ]),
        "pay": step("资金拨付", "pay", ["book"], 2, post=post["cashier"]),
        "tell": step("告知结果", "serve", ["book"], 2, post=post["handler"]),
        "book": step("入账", "bookkeep", ["end"], 1, post=post["accountant"], join="all"),
    }
    return Shape(steps, "apply", "accept", "book", 12, measure={"name": "给付金额", "unit": "元"})


def levy(cast: Cast) -> Shape:
    """A levy: assessed, checked, paid at a bank."""
    post = cast.posts
    steps: Steps = {
        "declare": step("申报", "apply", ["assess"], party=cast.parties["respondent"]),
        "assess": step("核定应缴额", "verify", ["check"], cast.chance.randint(1, 4), post=post["handler"]),
        "check": step("复核", "review", ["notice", back("assess", "计算口径有误")], 2, post=post["reviewer"]),
        "notice": step("送达缴款通知", "serve", ["collect"], 1, post=post["acceptor"]),
        "collect": step("缴款入库", "collect", ["book"], 15, party=cast.parties["bank"], clock="outside"),
        "book": step("对账入账", "bookkeep", ["end"], 2, post=post["accountant"], clock="outside"),
    }
    return Shape(steps, "declare", "assess", "notice", 7)


def service(cast: Cast) -> Shape:
    """A service: short, and judged by whoever asked for it."""
    post = cast.posts
    steps: Steps = {
        "ask": step("提出需求", "consult", ["accept"], party=cast.parties["applicant"]),
        "accept": step("登记分办", "accept", ["handle"], 1, post=post["acceptor"]),
        "handle": step("办理答复", "execute", ["check"], cast.chance.randint(1, 3), post=post["handler"]),
        "check": step("答复复核", "review", ["serve", back("handle", "答复不全")], 1, post=post["reviewer"]),
        "serve": step("反馈", "serve", ["judge"], 1, post=post["acceptor"]),
        "judge": step("满意度评价", "evaluate", ["end"], party=cast.parties["applicant"], clock="outside"),
    }
    return Shape(steps, "ask", "accept", "serve", 6)
