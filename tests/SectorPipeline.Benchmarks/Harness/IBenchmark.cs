namespace SectorPipeline.Benchmarks;

/// <summary>One thing that is measured: sets up, warms up, repeats and tidies up after itself.</summary>
internal interface IBenchmark
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    string Description { get; }

    /// <summary>Why it cannot be measured here; null when it can.</summary>
    string? Obstacle => null;

    /// <summary>Whether it takes so long that it is measured only when it is named.</summary>
    bool IsOnlyByName => false;

    Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellation);
}
