namespace SectorPipeline.Alerts;

/// <summary>A column of a table whose rows are of one type.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Cell">The content of a cell.</param>
internal sealed record TableColumn<T>(string Heading, Func<T, Html> Cell)
{
    /// <summary>Classes of the cell: how it is aligned and coloured.</summary>
    public Func<T, string> Class { get; init; } = _ => "";

    /// <summary>What the heading stands for, where it is an abbreviation.</summary>
    public string? Meaning { get; init; }

    public bool IsRowHeading { get; init; }

    /// <summary>Classes of the heading, which is aligned as its cells are.</summary>
    public string HeadClass { get; init; } = "";

    public Html Head() => $"""<th scope="col"{Attribute("class", HeadClass)}{Attribute("title", Meaning)}>{Heading}</th>""";

    public Html Body(T row)
    {
        if (IsRowHeading)
            return $"""<th scope="row">{Cell(row)}</th>""";
        return $"<td{Attribute("class", Class(row))}>{Cell(row)}</td>";
    }

    private static Html Attribute(string name, string? value) => string.IsNullOrEmpty(value)
        ? Html.None
        : $" {name}=\"{value}\"";
}
