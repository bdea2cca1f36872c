namespace SectorPipeline.Jinja;

/// <summary>How templates are read, and the bounds within which they run.</summary>
public sealed record JinjaOptions
{
    /// <summary>The line break behind a block tag is dropped.</summary>
    public bool TrimBlocks { get; init; }

    /// <summary>Blanks before a block tag that begins its line are dropped.</summary>
    public bool LstripBlocks { get; init; }

    public bool KeepTrailingNewline { get; init; }

    /// <summary>The tags break and continue.</summary>
    public bool LoopControls { get; init; }

    /// <summary>The tag do.</summary>
    public bool Do { get; init; } = true;

    /// <summary>The tags test, materialization, docs and snapshot.</summary>
    public bool DbtTags { get; init; }

    public JinjaUndefinedBehavior Undefined { get; init; } = JinjaUndefinedBehavior.Lenient;

    /// <summary>How deep macros, includes and recursive loops may nest.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>Characters that one render may print, and that one text may hold.</summary>
    public int MaxOutput { get; init; } = 64 * 1024 * 1024;

    /// <summary>Rounds of all loops of one render.</summary>
    public long MaxIterations { get; init; } = 20_000_000;

    /// <summary>How long one render may run, without the time that a single function of the host takes beyond it; infinite by default.</summary>
    public TimeSpan MaxTime { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Numbers in one range.</summary>
    public long MaxRange { get; init; } = 100_000;

    /// <summary>The options of a dbt project: its block tags, break and continue.</summary>
    public static JinjaOptions Dbt { get; } = new() { DbtTags = true, LoopControls = true };
}
