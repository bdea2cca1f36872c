using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>A slot of a job and what became of it.</summary>
/// <param name="At">In UTC.</param>
/// <param name="Session">Null when the exchange is closed on that day.</param>
/// <param name="State">The run's state; else upcoming, no_session, or missed.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Reason">Why there is no run.</param>
internal sealed record SlotView(DateTimeOffset At, Session? Session, string State, string? Run, string? Reason)
{
    public static SlotView Of(Slot slot, Run? run, DateTimeOffset now) =>
        new(slot.At, slot.Session, StateOf(slot, run, now), run?.Id, run?.Reason);

    private static string StateOf(Slot slot, Run? run, DateTimeOffset now) =>
        run is not null ? ApiJson.Word(run.State)
        : slot.Session is null ? ApiJson.Word(RunState.NoSession)
        : slot.At > now ? "upcoming" : "missed";
}
