"""What a change does to control."""

from riskctl.model.language import Word


class Effect(Word):
    """The classes of changes; the order of the members is the order in which a reviewer reads."""

    WEAKENS = "weakens", "削弱", "weakens"
    UNKNOWN = "unknown", "待判断", "unknown"
    STRENGTHENS = "strengthens", "加强", "strengthens"
    NEUTRAL = "neutral", "无影响", "neutral"

    @property
    def opposite(self) -> "Effect":
        """What the opposite change does."""
        match self:
            case Effect.WEAKENS:
                return Effect.STRENGTHENS
            case Effect.STRENGTHENS:
                return Effect.WEAKENS
            case Effect.UNKNOWN | Effect.NEUTRAL:
                return self
