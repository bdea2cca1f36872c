namespace SectorPipeline.Tests.Lake;

internal sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2020, 1, 3, 11, 0, 0, 123, 456, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
