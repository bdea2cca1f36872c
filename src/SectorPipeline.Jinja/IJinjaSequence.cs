namespace SectorPipeline.Jinja;

/// <summary>An object of the host that can be iterated; null as length when it is not known beforehand.</summary>
public interface IJinjaSequence
{
    int? Length { get; }

    IEnumerable<object?> Items { get; }
}
