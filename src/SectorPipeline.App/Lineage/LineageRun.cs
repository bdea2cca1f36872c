using SectorPipeline.Core;

namespace SectorPipeline.App.Lineage;

/// <summary>One execution of a <see cref="LineageJob"/>, and what it is part of.</summary>
internal sealed record LineageRun(Guid Id, (LineageJob Job, Guid Id)? Parent = null, Session? Nominal = null, string? Error = null)
{
    public static LineageRun New((LineageJob Job, Guid Id)? parent = null, Session? nominal = null) => new(Guid.CreateVersion7(), parent, nominal);
}
