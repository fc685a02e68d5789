"""Facts that happened: the index of them all. Each says who learns it, and a seat's stream is those it may learn.

The events themselves stand by room: `events_day`, `events_table`, `events_evening`, `events_capital`,
`events_mediator` and `events_end`; their families, which decide who learns of them, in `events_base`.
"""

from __future__ import annotations

from game.engine.events_base import (
    Audience as Audience,
    BothEvent as BothEvent,
    HiddenEvent as HiddenEvent,
    MaybeOwnEvent as MaybeOwnEvent,
    OwnEvent as OwnEvent,
    PublicEvent as PublicEvent,
    only as only,
)
from game.engine.events_capital import (
    BlameShared as BlameShared,
    CableAnswered as CableAnswered,
    CableEased as CableEased,
    CableSent as CableSent,
    EaseSpent as EaseSpent,
    LeakHeard as LeakHeard,
    LeakSet as LeakSet,
    LeaksTaken as LeaksTaken,
    MandateMoved as MandateMoved,
    OrderCame as OrderCame,
    OrderDefied as OrderDefied,
    OrderDropped as OrderDropped,
    OrderSlept as OrderSlept,
    PackageWaived as PackageWaived,
    ReportHeard as ReportHeard,
    ReportSet as ReportSet,
    ReportsTaken as ReportsTaken,
    StaffReading as StaffReading,
)
from game.engine.events_day import (
    ChoiceKnown as ChoiceKnown,
    ChoiceMade as ChoiceMade,
    ChoiceNoted as ChoiceNoted,
    ChoicePut as ChoicePut,
    EffectsDue as EffectsDue,
    EffectsTaken as EffectsTaken,
    EveningClosed as EveningClosed,
    EventFired as EventFired,
    EventNoted as EventNoted,
    HiddenMeterMoved as HiddenMeterMoved,
    InstrumentSet as InstrumentSet,
    MeterMoved as MeterMoved,
    OpenerDrawn as OpenerDrawn,
    OptionSet as OptionSet,
    PointsMoved as PointsMoved,
    RoomRead as RoomRead,
    SittingClosed as SittingClosed,
    SittingOpened as SittingOpened,
    StageSet as StageSet,
    TrackMoved as TrackMoved,
    TrackRead as TrackRead,
    TurnTaken as TurnTaken,
)
from game.engine.events_end import (
    CalendarSet as CalendarSet,
    CapitalDecided as CapitalDecided,
    CapitalVoted as CapitalVoted,
    ConferenceEnded as ConferenceEnded,
    Directed as Directed,
    GuessMade as GuessMade,
    ImprovementClosed as ImprovementClosed,
    ImprovementFound as ImprovementFound,
    ImprovementMarked as ImprovementMarked,
    SeatTaken as SeatTaken,
    Signed as Signed,
)
from game.engine.events_evening import (
    REASONS as REASONS,
    ActTold as ActTold,
    InfluenceSaved as InfluenceSaved,
    InstrumentChosen as InstrumentChosen,
    InstrumentPlayed as InstrumentPlayed,
    PressPlayed as PressPlayed,
    RedLineAnnounced as RedLineAnnounced,
    RedLineReleased as RedLineReleased,
    Refunded as Refunded,
    SeenAlone as SeenAlone,
    Sounded as Sounded,
)
from game.engine.events_mediator import (
    Confided as Confided,
    MediatorActed as MediatorActed,
    MediatorAsked as MediatorAsked,
    MediatorTold as MediatorTold,
    MediatorWarned as MediatorWarned,
    MediatorWrote as MediatorWrote,
    TextAgreed as TextAgreed,
    TextFailed as TextFailed,
    TextLaid as TextLaid,
    TextMarked as TextMarked,
    YieldSeen as YieldSeen,
)
from game.engine.events_table import (
    Adjourned as Adjourned,
    AdReferendum as AdReferendum,
    ArticleWithdrawn as ArticleWithdrawn,
    BrokenFirm as BrokenFirm,
    DelegationLeft as DelegationLeft,
    Initialled as Initialled,
    MotionAnswered as MotionAnswered,
    MotionMade as MotionMade,
    NeedAsked as NeedAsked,
    OfferAnswered as OfferAnswered,
    OfferDropped as OfferDropped,
    OfferHeldOver as OfferHeldOver,
    OfferLaid as OfferLaid,
    OfferTrimmed as OfferTrimmed,
    Presented as Presented,
    StatementMade as StatementMade,
    Stood as Stood,
    TrainCalled as TrainCalled,
    TrainOrdered as TrainOrdered,
    TrainSentAway as TrainSentAway,
)
from game.kernel.sides import Side

Event = PublicEvent | BothEvent | HiddenEvent | OwnEvent | MaybeOwnEvent


def sees(side: Side, event: Event) -> bool:
    """Whether `side` learns of `event`."""
    return event.audience in (Audience.PUBLIC, Audience.BOTH, only(side))
