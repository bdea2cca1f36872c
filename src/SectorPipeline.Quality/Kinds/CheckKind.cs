namespace SectorPipeline.Quality;

/// <summary>A query whose rows are what is wrong with a dataset.</summary>
public sealed record CheckKind
{
    public required string Name { get; init; }

    public required CheckFamily Family { get; init; }

    public required string About { get; init; }

    public IReadOnlyList<CheckParameter> Parameters { get; init; } = [];

    /// <summary>The columns without which it has nothing to look at.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The tables that are made before it, in this order.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>
    /// Yields vendor, entity, date, value and reason of what is wrong; and explained, where something is only told. It reads
    /// <c>received</c> (every version) and <c>latest</c> (the last version of each fact), and the tables beside them.
    /// </summary>
    public required string Sql { get; init; }

    public bool Has(string parameter) => Parameters.Any(one => one.Name == parameter);

    /// <summary>A query that a file of checks brings itself.</summary>
    public static CheckKind Own(string name, string sql, IReadOnlyDictionary<string, object> parameters) => new()
    {
        Name = name,
        Family = CheckFamily.Custom,
        About = "A query of the project's own",
        Parameters = [.. parameters.Select(parameter => new CheckParameter(parameter.Key, parameter.Value, ""))],
        Sql = sql,
    };
}
