namespace SectorPipeline.Jinja.Runtime;

internal sealed record PythonSlice(object? Start, object? Stop, object? Step)
{
    public SliceBounds Of(long length) => SliceBounds.Of(Start, Stop, Step, length);
}
