using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>A kind of rows that the lake keeps: its columns, and how its files are cut and sorted.</summary>
public abstract class Dataset
{
    /// <summary>What the lake adds to every row: who sent it, when it was taken in, by which run and request.</summary>
    public static IReadOnlyList<Column> Provenance { get; } =
    [
        new("vendor", ColumnType.Text, Nullable: false),
        new("ingested_at", ColumnType.Timestamp, Nullable: false),
        new("run_id", ColumnType.Text, Nullable: false),
        new("request_id", ColumnType.Text, Nullable: false),
    ];

    private protected Dataset(string name, IReadOnlyList<Column> columns)
    {
        Name = LakePaths.Name(name);
        Columns = columns;
        foreach (var taken in columns.Where(column => Provenance.Any(added => added.Name == column.Name)))
            throw new ArgumentException($"dataset {name}: column '{taken.Name}' is added by the lake. Leave it out.", nameof(columns));
    }

    public string Name { get; }

    /// <summary>The columns that the vendor's rows have, in the order in which they are appended.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns of the files: <see cref="Columns"/>, then <see cref="Provenance"/>.</summary>
    public IReadOnlyList<Column> StoredColumns => [.. Columns, .. Provenance];

    /// <summary>The columns that together name one fact, of which the lake may hold several versions.</summary>
    public IReadOnlyList<string> Key
    {
        get;
        init => field = Known(value);
    } = [];

    /// <summary>The date column whose year is the partition; null: the year of the run's session.</summary>
    public string? PartitionDate
    {
        get;
        init => field = value is null ? null : KnownDate(value);
    }

    /// <summary>How the rows of a file are sorted; by key unless said otherwise.</summary>
    public IReadOnlyList<string> OrderBy
    {
        get => field ?? Key;
        init => field = Known(value);
    }

    private IReadOnlyList<string> Known(IReadOnlyList<string> names)
    {
        foreach (var name in names.Where(name => Columns.All(column => column.Name != name)))
        {
            var hint = NearestName.Hint(name, Columns.Select(column => column.Name));
            throw new ArgumentException($"dataset {Name}: there is no column '{name}'.{hint}", nameof(names));
        }

        return names;
    }

    private string KnownDate(string name)
    {
        var column = Columns.Single(column => column.Name == Known([name])[0]);
        return column.Type == ColumnType.Date
            ? name
            : throw new ArgumentException($"dataset {Name}: the partition date '{name}' is {column.Type}, not Date.", nameof(name));
    }
}
