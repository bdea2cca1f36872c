using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>
/// A module of a quoteSummary. What Yahoo does not know it leaves out, or writes as null, <c>{}</c> or
/// <c>{"raw": 0, "fmt": null}</c>; a number is plain or an object with <c>raw</c> and <c>fmt</c>.
/// </summary>
internal sealed class SummaryModule
{
    private readonly string name;
    private readonly JsonElement fields;

    private SummaryModule(string name, JsonElement fields) => (this.name, this.fields) = (name, fields);

    /// <summary>The module, empty where it is missing; fields that nobody knows are noted.</summary>
    /// <exception cref="VendorException">It is no object, or a field of it was renamed.</exception>
    public static SummaryModule Of(JsonElement modules, string name, SummaryFields known, Conversation conversation)
    {
        if (!modules.TryGetProperty(name, out var fields) || fields.ValueKind == JsonValueKind.Null)
            return new SummaryModule(name, default);
        if (fields.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"{name}: expected an object, got {fields.ValueKind}");
        string[] got = [.. fields.EnumerateObject().Select(field => field.Name)];
        string[] unknown = [.. got.Where(field => !known.Contains(field))];
        if (known.Used.Except(got, StringComparer.Ordinal).Any(field => unknown.Any(other => IsVariant(other, field))))
            throw FormatDiff.Missing(name, known.Used, [.. got.Where(field => known.Used.Contains(field)), .. unknown]);
        foreach (var field in unknown)
            conversation.NoteExtraField($"{name}.{field}");
        return new SummaryModule(name, fields);
    }

    /// <exception cref="VendorException">One of the fields is not there.</exception>
    public void Require(IReadOnlyCollection<string> required)
    {
        string[] got = fields.ValueKind == JsonValueKind.Object ? [.. fields.EnumerateObject().Select(field => field.Name)] : [];
        if (required.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing(name, required, got);
    }

    public string? Text(string field, ref string? faults)
    {
        if (Find(field) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return VendorText.Known(value.GetString());
        faults = VendorText.Fault(faults, field, value.GetRawText(), "a text");
        return null;
    }

    public double? Number(string field, ref string? faults) => VendorText.Number(field, Written(field), ref faults);

    public decimal? Exact(string field, ref string? faults) => VendorText.Exact(field, Written(field), ref faults);

    public long? Whole(string field, ref string? faults) => VendorText.Whole(field, Written(field), ref faults);

    private string? Written(string field) => Find(field) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    /// <summary>The plain value, null where there is none.</summary>
    private JsonElement? Find(string field)
    {
        if (fields.ValueKind != JsonValueKind.Object || !fields.TryGetProperty(field, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("raw", out var raw))
            value = value.TryGetProperty("fmt", out var shown) && shown.ValueKind == JsonValueKind.Null ? default : raw;
        var isMissing = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || IsEmpty(value);
        return isMissing ? null : value;
    }

    private static bool IsEmpty(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return false;
        using var members = value.EnumerateObject();
        return !members.MoveNext();
    }

    // sectorName for sector, marketCapitalization for marketCap. Other new fields do not explain why a field is missing.
    private static bool IsVariant(string one, string other) =>
        one.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(one, StringComparison.OrdinalIgnoreCase);
}
