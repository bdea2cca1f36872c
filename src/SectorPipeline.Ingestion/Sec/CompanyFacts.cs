using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>Reads companyfacts: by taxonomy, tag and unit an array of what each filing said.</summary>
internal sealed class CompanyFacts(string cik, string symbol, Conversation conversation)
{
    private static readonly string[] Required = ["end", "val", "accn", "fy", "fp", "form", "filed"];
    private static readonly int AllRequired = (1 << Required.Length) - 1;
    private static readonly HashSet<string> Known = new([.. Required, "start", "frame"], StringComparer.Ordinal);

    private readonly List<Received<Fact>> facts = [];

    public static IReadOnlyList<Received<Fact>> Read(VendorAnswer answer, string cik, string symbol, Conversation conversation)
    {
        using var document = JsonDocument.Parse(answer.Body);
        var reader = new CompanyFacts(cik, symbol, conversation);
        reader.Read(document.RootElement);
        return reader.facts;
    }

    private void Read(JsonElement root)
    {
        RequireFields("the registrant", root, ["cik", "entityName", "facts"]);
        Registrant.Require(root.GetProperty("cik"), cik);
        foreach (var taxonomy in Object("facts", root.GetProperty("facts")))
        {
            foreach (var tag in Object(taxonomy.Name, taxonomy.Value))
                ReadTag(taxonomy.Name, tag);
        }
    }

    private void ReadTag(string taxonomy, JsonProperty tag)
    {
        RequireFields(tag.Name, tag.Value, ["label", "description", "units"]);
        foreach (var unit in Object(tag.Name, tag.Value.GetProperty("units")))
        {
            if (unit.Value.ValueKind != JsonValueKind.Array)
                throw VendorException.Changed($"{tag.Name}.{unit.Name}: expected an array, got {unit.Value.ValueKind}");
            foreach (var item in unit.Value.EnumerateArray())
                facts.Add(Read(taxonomy, tag.Name, unit.Name, item));
        }
    }

    private Received<Fact> Read(string taxonomy, string tag, string unit, JsonElement item)
    {
        var lacks = RequireFact(tag, item);
        string? fault = null;
        var fact = new Fact
        {
            Cik = cik,
            Symbol = symbol,
            Taxonomy = taxonomy,
            Tag = tag,
            Unit = unit,
            PeriodStart = VendorText.Date("period_start", Text("start"), ref fault),
            PeriodEnd = VendorText.Date("period_end", Text("end"), ref fault),
            Value = VendorText.Number("value", Text("val"), ref fault),
            AccessionNumber = Text("accn"),
            FiscalYear = VendorText.Whole("fiscal_year", Text("fy"), ref fault),
            FiscalPeriod = Text("fp"),
            Form = Text("form"),
            Filed = VendorText.Date("filed", Text("filed"), ref fault),
            Frame = Text("frame"),
        };
        return new Received<Fact>(fact, Refusal.OfTypes(fault), lacks);

        string? Text(string name) => item.TryGetProperty(name, out var value) ? VendorText.Known(JsonText.Of(name, value)) : null;
    }

    // What a fact does not have is left out, and not null, but for the fiscal year and period of a filing that has neither.
    private List<string>? RequireFact(string tag, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"{tag}: expected objects, got {item.ValueKind}");
        List<string>? nulls = null;
        var (met, hasMore) = (0, false); // a bit for each field, because a field may come twice
        foreach (var property in item.EnumerateObject())
        {
            if (Array.IndexOf(Required, property.Name) is >= 0 and var index)
                met |= 1 << index;
            else
                hasMore |= !Known.Contains(property.Name);
            if (property.Value.ValueKind == JsonValueKind.Null)
                (nulls ??= []).Add(property.Name);
        }

        string[] got = met != AllRequired || hasMore ? [.. item.EnumerateObject().Select(property => property.Name)] : [];
        if (met != AllRequired)
            throw FormatDiff.Missing(tag, Required, [.. got.Except(["start", "frame"], StringComparer.Ordinal)]);
        foreach (var other in got.Where(other => !Known.Contains(other)))
            conversation.NoteExtraField($"facts.{other}");
        return nulls is ["fy", "fp"] ? null : nulls;
    }

    private void RequireFields(string where, JsonElement item, string[] fields)
    {
        string[] got = [.. Object(where, item).Select(property => property.Name)];
        if (fields.Except(got, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing(where, fields, got);
        foreach (var other in got.Except(fields, StringComparer.Ordinal))
            conversation.NoteExtraField(where == "the registrant" ? other : $"tag.{other}");
    }

    private static JsonElement.ObjectEnumerator Object(string where, JsonElement item) => item.ValueKind == JsonValueKind.Object
        ? item.EnumerateObject()
        : throw VendorException.Changed($"{where}: expected an object, got {item.ValueKind}");
}
