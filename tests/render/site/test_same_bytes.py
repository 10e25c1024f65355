"""The same catalog gives the same site, whatever the hash seed and the order in which files are asked for."""

import hashlib
import os
import subprocess
import sys

from riskctl.catalog.read import read_catalog
from riskctl.model.vocabulary import Disclosure
from riskctl.render.site.build import site_files
from tests.building import EXAMPLES, TODAY
from tests.conftest import ROOT
from tests.render.site.reading import licence

PROGRAM = """
import hashlib
from tests.render.site.reading import licence
print(hashlib.sha256(repr(sorted(licence().items())).encode()).hexdigest())
"""


def test_two_hash_seeds_give_the_same_bytes() -> None:
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        digests.add(ran.stdout.strip())
    assert digests == {hashlib.sha256(repr(sorted(licence().items())).encode()).hexdigest()}


def test_files_may_be_made_in_any_order() -> None:
    files = site_files(read_catalog(EXAMPLES / "food-licence", TODAY), Disclosure.INTERNAL, "zh", "abc1234567")
    assert {file.path: file.make() for file in reversed(files)} == licence()
