"""What a county has arranged: bodies, portfolios, delegations, documents, parties, duties, institutions."""

from benchmarks.organization import APPOINTED, OFFICES, Place, Record, Roll, Section
from benchmarks.words import UNITS

PARTIES = (
    ("applicant", "申请人", "applicant"),
    ("respondent", "当事人", "respondent"),
    ("bank", "代收银行", "agency"),
    ("expert", "评审专家", "expert"),
)

# Institutions: key, name, owner unit, owner post.
INSTITUTIONS = (
    ("acceptance", "行政审批受理管理办法", "office", "office-head"),
    ("evidence", "执法全过程记录办法", "legal", "legal-head"),
    ("discretion", "行政处罚裁量基准适用办法", "legal", "legal-head"),
    ("legality", "重大执法决定法制审核办法", "legal", "legal-head"),
    ("checks", "双随机抽查工作细则", "information", "information-head"),
    ("disclosure", "政务公开实施办法", "office", "office-head"),
    ("goods", "涉案物品管理办法", "finance", "finance-head"),
    ("money", "经费支出管理办法", "finance", "finance-head"),
    ("purchases", "采购内控管理办法", "finance", "finance-head"),
    ("archives", "案卷与档案管理办法", "office", "office-head"),
    ("seals", "印章管理办法", "office", "office-head"),
    ("staff", "干部选拔任用工作办法", "personnel", "personnel-head"),
    ("decisions", "重大事项集体决策规则", "office", "office-head"),
    ("systems", "业务系统权限管理办法", "information", "information-head"),
    ("accountability", "执法过错责任追究办法", "discipline", "discipline-officer"),
    ("risks", "廉政风险防控管理办法", "discipline", "discipline-officer"),
)


def bodies(place: Place) -> Section:
    """The bodies that decide together, each with its chair first."""
    deputies = [f"deputy-{number}" for number in range(1, len(place.groups) + 1)]
    leaders = ["director", *deputies, "admin-deputy", "discipline-head"]
    found = {
        "committee": ("局党组会", leaders),
        "meeting": ("局长办公会", [*leaders, "office-head"]),
        "cases": ("案件审理委员会", [*leaders[:-1], "legal-head"]),
        "finance-group": ("经费审核小组", ["admin-deputy", "finance-head", "office-head"]),
        "risk-group": ("廉政风险评估小组", ["discipline-head", "discipline-officer", "legal-head"]),
        "panel": ("采购评审小组", ["finance-head", "information-head", "expert"]),
    }
    return {place.id(key): _body(place, name, members) for key, (name, members) in found.items()}


def _body(place: Place, name: str, members: list[str]) -> Record:
    last = {"voting": "口头表决并记名", "head_last": True} if members[0] == "director" else {}
    ids = [place.id(member) for member in members]
    return {"name": name, "members": ids, "chair": ids[0], "quorum": "2/3", "pass": "majority", **last}


def portfolios(place: Place, roll: Roll) -> Section:
    """Which leader is in charge of which units; nobody of the same unit as another."""
    charges = {f"deputy-{number}": list(group) for number, group in enumerate(place.groups, 1)}
    charges["deputy-1"].append("legal")
    charges["admin-deputy"] = ["office", "finance", "personnel", "information"]
    charges["discipline-head"] = ["discipline"]
    return {
        place.id(f"portfolio-{key}"): {
            "leader": roll.holders[place.id(key)][0],
            "in_charge": {"units": [place.id(unit) for unit in units]},
            "document": "党组发〔2025〕3号",
            "from": APPOINTED,
        }
        for key, units in charges.items()
    }


def documents(place: Place) -> Section:
    """The forms of each unit of business, and those of the offices."""

    def signed(how: str, key: str, **more: object) -> Record:
        return {"as": how, "post": place.id(key), **more}

    found = {
        "expense-form": (
            "经费报销单",
            "事由 金额 附件张数",
            [signed("request", "secretary", when="before"), signed("countersign", "finance-head")],
        ),
        "seal-register": ("用印登记簿", "日期 文件 份数 批准人", [signed("witness", "seal-keeper")]),
    }
    for unit, name, _ in UNITS[: place.units]:
        reviewer = signed("request", f"{unit}-reviewer")
        inspector = signed("witness", f"{unit}-inspector", people=2, when="after")
        found[f"{unit}-opinion"] = (f"{name}审查意见表", "事项 审查要点 结论 依据", [reviewer])
        found[f"{unit}-record"] = (f"{name}现场笔录", "时间 地点 情况 被检查人意见", [inspector])
    return {
        place.id(key): {"name": name, "fields": fields.split(), "signatures": signatures, "retain": "10年"}
        for key, (name, fields, signatures) in found.items()
    }


def parties(place: Place) -> Section:
    """Who acts from outside."""
    return {place.id(key): {"name": name, "role": role} for key, name, role in PARTIES}


def duties(place: Place) -> Section:
    """Duties of the county's own, had by whoever performs the steps."""
    return {
        place.id("duty-accept"): {"name": "统一受理", "domain": "std:enforcement", "kinds": ["accept"]},
        place.id("duty-verify"): {"name": "实质核查", "domain": "std:enforcement", "kinds": ["verify"]},
        place.id("duty-review"): {"name": "书面审查", "domain": "std:enforcement", "kinds": ["review"]},
        place.id("duty-pay"): {"name": "资金拨付", "domain": "std:finance", "kinds": ["pay"]},
        place.id("duty-archive"): {"name": "案卷保管", "domain": "std:affairs", "kinds": ["archive"]},
    }


def institutions(place: Place) -> Section:
    """The bureau's written rules, each with its seven elements."""
    names = {unit: name for unit, name, _, _ in OFFICES}
    return {
        place.id(f"rule-{key}"): {
            "name": f"{place.name}市场监督管理局{name}",
            "document": f"市监发〔2024〕{number}号",
            "status": "in_force",
            "valid_from": "2024-03-01",
            "review_by": "2027-03-01",
            "owner_unit": place.id(unit),
            "owner": place.id(post),
            "basis": f"依照上级关于{name.removesuffix('办法')}的规定制定",
            "scope": "全局各股室和派出机构",
            "procedure": f"由{names[unit]}提出，按规定程序办理，五个工作日内办结",
            "oversight": "纪检组每半年检查一次并通报结果",
            "accountability": "违反规定的依照过错责任追究办法处理",
        }
        for number, (key, name, unit, post) in enumerate(INSTITUTIONS, 11)
    }


def delegations(place: Place, powers: list[str]) -> Section:
    """Approvals that a head of unit lends to the handler of the same unit, for some powers."""
    return {
        place.id(f"delegation-{number}"): {
            "name": "请假期间代为审定",
            "from": place.id(f"{unit}-head"),
            "to": place.id(f"{unit}-handler"),
            "powers": [power],
            "document": f"市监授〔2026〕{number}号",
            "valid_from": "2026-01-01",
            "valid_to": "2026-12-31",
        }
        for number, (unit, power) in enumerate(zip(place.business, powers, strict=False), 1)
    }
