"""What kind of step a task probably is, by the words of its name."""

from riskctl.model.vocabulary import StepKind

# The more telling word goes first: 法制审核 is no mere 审核, 补正申请 no 申请.
_WORDS: tuple[tuple[StepKind, tuple[str, ...]], ...] = (
    (StepKind.SUPPLEMENT, ("补正", "补充材料", "补齐")),
    (StepKind.WITHDRAW, ("撤回", "撤销申请")),
    (StepKind.LEGAL_REVIEW, ("法制审核", "合法性审查", "法核")),
    (StepKind.HEARING, ("听证", "hearing")),
    (StepKind.DISCUSS, ("集体", "会议", "讨论", "审议", "meeting", "discuss")),
    (StepKind.INVESTIGATE, ("调查", "取证", "稽查", "investigat")),
    (StepKind.INSPECT_GOODS, ("验收",)),
    (StepKind.VERIFY, ("核查", "查验", "核实", "勘验", "检查", "verify", "inspect", "check")),
    (StepKind.ACCEPT, ("受理", "收件", "接收", "签收", "receive", "accept")),
    (StepKind.APPLY, ("申请", "申报", "提交", "提出", "apply", "submit", "request")),
    (StepKind.SERVE, ("送达", "告知", "通知", "发证", "notify", "send", "deliver", "inform")),
    (StepKind.PUBLISH, ("公示", "公开", "公告", "publish")),
    (StepKind.ARCHIVE, ("归档", "存档", "archive", "file")),
    (StepKind.BOOKKEEP, ("记账", "会计", "book")),
    (StepKind.PAY, ("支付", "付款", "拨付", "pay")),
    (StepKind.COLLECT, ("征收", "收款", "收缴", "入库", "collect")),
    (StepKind.PROCURE, ("采购", "招标", "procure", "purchase", "order")),
    (StepKind.SEAL, ("用印", "盖章", "seal", "stamp")),
    (StepKind.REGISTER, ("登记", "录入", "register", "record")),
    (StepKind.REPORT, ("报备", "备案", "上报", "report")),
    (StepKind.SUPERVISE, ("监督", "监管", "supervise", "monitor")),
    (StepKind.EVALUATE, ("评估", "评价", "考核", "evaluate", "assess")),
    (StepKind.CONSULT, ("征求", "咨询", "会商", "consult")),
    (StepKind.APPROVE, ("审批", "批准", "签批", "审定", "签发", "approve", "authori")),
    (StepKind.DECIDE, ("决定", "decide", "decision")),
    (StepKind.EXECUTE, ("执行", "实施", "execute", "perform", "ship", "prepare")),
    (StepKind.REVIEW, ("审核", "审查", "复核", "初审", "review")),
)


def kind_of(name: str) -> StepKind | None:
    """The kind that the name speaks of; None if it speaks of none."""
    lower = name.lower()
    return next((kind for kind, words in _WORDS if any(word in lower for word in words)), None)
