"""Who reports to whom, asked by rules of this family."""

from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog


def is_above(catalog: Catalog, upper: str, lower: str) -> bool:
    """Whether the line of reporting leads from the lower post to the upper one."""
    return upper in ancestors(lower, {post.id: post.reports_to for post in catalog.posts.values() if post.reports_to})
