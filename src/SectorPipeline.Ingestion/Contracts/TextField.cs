using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>A text; it must be Unicode, so that Parquet and every warehouse can hold it.</summary>
internal sealed class TextField<TRow>(string name, Func<TRow, string?> get, bool nullable)
    : Field<TRow>(new TextColumn<TRow>(name, get, nullable))
{
    protected override bool IsMissing(TRow row) => get(row) is null;

    protected override Refusal? CheckValue(TRow row, DateOnly lastDate)
    {
        var text = get(row).AsSpan();
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return new Refusal("utf8", $"{Column.Name} is not valid Unicode");
            i++;
        }

        return text.Contains('\0') ? new Refusal("utf8", $"{Column.Name} holds a zero character") : null;
    }
}
