namespace SectorPipeline.Jinja.Runtime;

internal sealed record PythonRange(long Start, long Stop, long Step)
{
    public long Count => Step > 0
        ? Math.Max(0, (Stop - Start + Step - 1) / Step)
        : Math.Max(0, (Start - Stop - Step - 1) / -Step);

    public long this[long index] => Start + index * Step;

    public bool Contains(long value)
    {
        var distance = value - Start;
        return distance % Step == 0 && distance / Step >= 0 && distance / Step < Count;
    }

    public PythonRange Slice(SliceBounds bounds) => new(
        Start + bounds.Start * Step,
        Start + bounds.Stop * Step,
        Step * bounds.Step);

    public override string ToString() => Step == 1 ? $"range({Start}, {Stop})" : $"range({Start}, {Stop}, {Step})";
}
