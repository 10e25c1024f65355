"""A type that is in no type scheme."""

from collections.abc import Iterator, Mapping

from riskctl.findings import Hit, Rule, Severity, Text, nearest
from riskctl.model.catalog import Catalog, PowerType

Schemes = Mapping[str, Mapping[str, PowerType]]


def check(catalog: Catalog) -> Iterator[Hit]:
    schemes = catalog.shipped.type_schemes
    for power in catalog.powers.values():
        if power.type is None:
            continue
        scheme, _, value = power.type.partition(":")
        if value not in schemes.get(scheme, {}):
            known = list(schemes.get(scheme, schemes))
            yield Hit(power.place_of("type"), power.id, "type", kind="powers",
                      values={"name": power.label, "type": power.type, "known": known,
                              "suggestion": _suggestion(scheme, value, schemes)})


def _suggestion(scheme: str, value: str, schemes: Schemes) -> str:
    """The type that is meant: by its word, name or number in the scheme, else the one spelt most like it."""
    if scheme in schemes:
        types = schemes[scheme]
        near = next((type.id for type in types.values() if value and value in (*_words(type), type.code)), "")
        return f"{scheme}:{near}" if (near := near or nearest(value, types)) else ""
    every = {f"{name}:{type.id}": type for name, types in schemes.items() for type in types.values()}
    word = value or scheme
    same = next((full for full, type in every.items() if word in _words(type)), "")
    return same or nearest(f"{scheme}:{value}" if value else word, every)


def _words(type: PowerType) -> tuple[str, ...]:
    return type.id, type.name.zh, type.name.en


RULE = Rule(
    "PW106", "unknown-type", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("权力事项“{name}”的类型“{type}”不在任何已知的类型方案中（可用：{known:list}）"
                 "{suggestion:suggestion}",
                 "power '{record}' has type '{type}', which is in no known type scheme (known: "
                 "{known:list}){suggestion:suggestion}"),
    fault=Text("类型不是“方案:类型”的形式，或者没有这个方案，或者方案里没有这个类型。",
               "The type is not of the form scheme:value, or there is no such scheme, or no such value in "
               "it."),
    why=Text("各地的类型编号互相矛盾：同一个“03”，国家清单是行政强制，有的地方清单是行政处罚。写明方案，"
             "才不会张冠李戴；时限、公示等要求也都按类型适用。",
             "Local code tables contradict one another: 03 is coercion in the national list and penalty in a "
             "local one. Only scheme:value is certain, and limits and disclosure depend on it."),
    fix=Text("写成 national:license（行政许可）这样的形式；内部管理权用 internal 方案。",
             "Write it as in national:license; for internal management use the scheme internal."),
    not_flagged=Text("没有写类型的（由读取规则报告）；类型选得是否恰当。",
                     "A missing type (the reading rules report it); whether the type is the right one."),
)
