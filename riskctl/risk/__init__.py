"""What each risk is worth: the level a scheme gives it, what its controls take off, and sums of both.

Owns the arithmetic of level schemes. Finds no fault and writes no sentence: rules and reports do.
"""

from riskctl.risk.assessment import Assessment, Assessor, assess, assessor_of
from riskctl.risk.contribution import Contribution, Discount
from riskctl.risk.derivation import Derivation, Reading, Reason, Trouble, derive
from riskctl.risk.roll_up import Place, RollUp, roll_up
from riskctl.risk.scale import Scale, scale_of

__all__ = ["Assessment", "Assessor", "Contribution", "Derivation", "Discount", "Place", "Reading", "Reason", "RollUp",
           "Scale", "Trouble", "assess", "assessor_of", "derive", "roll_up", "scale_of"]
