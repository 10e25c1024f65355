"""A document whose signature nobody in the process can give."""

from collections.abc import Iterator, Mapping

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Document, Signature
from riskctl.model.power import Power
from riskctl.model.vocabulary import SignatureRole

SHOWN = 3


def check(catalog: Catalog) -> Iterator[Hit]:
    wanted = {document.id: signatures for document in catalog.documents.values()
              if (signatures := _to_be_asked_for(document, catalog))}
    used: dict[str, list[tuple[Power, frozenset[str]]]] = {}
    for power, _ in processes(catalog) if wanted else ():
        in_use = dict.fromkeys(id for step in power.steps.values() for id in step.documents if id in wanted)
        acting = _who_acts(power, catalog) if in_use else None
        if acting is not None:
            for id in in_use:
                used.setdefault(id, []).append((power, acting))
    for id, signatures in wanted.items():
        for signer, signature in signatures.items():
            lacking = [power for power, acting in used.get(id, ()) if signer not in acting]
            if lacking:
                yield _unsigned(catalog.documents[id], signer, signature, lacking, catalog)


def _to_be_asked_for(document: Document, catalog: Catalog) -> Mapping[str, Signature]:
    """The first signature of each post and party that is to sign the document, witnesses apart."""
    found: dict[str, Signature] = {}
    for signature in document.signatures:
        signer = signature.post or signature.party or ""
        is_known = signer in catalog.posts or signer in catalog.parties
        if is_known and signature.as_ is not SignatureRole.WITNESS:
            found.setdefault(signer, signature)
    return found


def _unsigned(document: Document, signer: str, signature: Signature, lacking: list[Power],
              catalog: Catalog) -> Hit:
    powers = [power.id for power in lacking]
    shown = powers if len(powers) <= SHOWN else [*powers[:SHOWN], "…"]
    uses = tuple(use for power in lacking for use in _places_of_use(document, power))
    return Hit(signature.place_of("post" if signature.post else "party"), document.id, "signatures",
               kind="documents", related=uses,
               values={"name": document.label, "signer": signer, "signer_name": catalog.label_of(signer),
                       "powers": powers, "shown": shown})


def _places_of_use(document: Document, power: Power) -> Iterator[Related]:
    for key, step in power.steps.items():
        if document.id in step.documents:
            at = step.documents.index(document.id)
            yield Related(step.place_of("documents", at), power.id, f"steps.{key}.documents")


def _who_acts(power: Power, catalog: Catalog) -> frozenset[str] | None:
    """The posts and parties that act in any step of the power, be it as members or observers of a body.

    None where a body that acts is not known.
    """
    found: set[str] = set()
    for step in power.steps.values():
        found.update(step.posts, [step.party] if step.party else ())
        for id in step.bodies:
            body = catalog.bodies.get(id)
            if body is None:
                return None
            found.update(body.members, body.observers, [body.chair] if body.chair else ())
    return frozenset(found)


RULE = Rule(
    "ST110", "unsigned-document", Severity.WARNING, since="0.1", check=check, cause=("signer",),
    message=Text("文书“{name}”（{record}）要由{signer_name}（{signer}）签署，使用它的 {shown:list} 却没有由"
                 "其办理的环节",
                 "document '{record}' is to be signed by '{signer}', who has no step in {shown:list}, where "
                 "it is used"),
    fault=Text("文书规定的签署人在使用该文书的权力事项里不办理任何环节。",
               "Whoever is to sign a document acts in no step of a power that uses it."),
    why=Text("流程里没有签署人的环节，这个签名就没有人去要：要么漏签，要么事后补签，签字把关成了摆设。",
             "Where the process never comes to the signer, nobody asks for the signature: it is forgotten "
             "or put in afterwards, and signing guards nothing."),
    fix=Text("在流程中写上签署人办理的环节；多项权力共用的文书，签署只写性质（as）、不写岗位，"
             "或按事项另立文书。",
             "Give the signer a step in the process; in a document that many powers share, write what the "
             "signature is (`as`) without the post, or keep a document for each."),
    not_flagged=Text("见证、签收（as: witness）；没有写岗位或主体的签署；集体决策机构的成员和列席人；没有事"
                     "项使用的文书；已取消或已失效的权力事项；岗位或机构写错编号的（由 RF101 报告）。",
                     "Witnesses (as: witness); signatures without a post or party; members and observers "
                     "of a body that acts; documents that no power uses; powers that have ended; misspelt "
                     "posts and bodies (RF101 reports them)."),
)
