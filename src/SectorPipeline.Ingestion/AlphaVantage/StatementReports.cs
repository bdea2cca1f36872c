using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.AlphaVantage;

/// <summary>Reads INCOME_STATEMENT, BALANCE_SHEET and CASH_FLOW: every item of every report becomes a row, under the vendor's name.</summary>
internal static class StatementReports
{
    private const string Symbol = "symbol";
    private const string FiscalDate = "fiscalDateEnding";
    private const string Currency = "reportedCurrency";
    private static readonly string[] Value = ["value"];
    private static readonly (string List, string Period)[] Lists = [("annualReports", "annual"), ("quarterlyReports", "quarterly")];
    private static readonly string[] Root = [Symbol, .. Lists.Select(list => list.List)];

    /// <summary>
    /// The items in the order of the answer. "None" is the vendor's word for what a company does not report as well as for what
    /// is left out by mistake: an item lacks its value where another report of the answer has one.
    /// </summary>
    public static IReadOnlyList<Received<StatementItem>> Items(JsonElement root, StatementKind kind, string symbol, Conversation conversation)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"expected an object with '{Lists[0].List}', got {root.ValueKind}");
        AlphaVantageJson.Require("the statement", Root, Names(root), conversation);
        var stranger = OfAnother(AlphaVantageJson.Raw(root.GetProperty(Symbol)), symbol);
        var items = new List<Received<StatementItem>>();
        foreach (var (list, period) in Lists)
        {
            foreach (var (index, report) in Reports(root, list).Index())
                Add(items, report, kind, $"{list}[{index}]", new Report(symbol, kind.Name, period, stranger));
        }

        var reported = items.Where(item => item.Row.Value is not null).Select(item => item.Row.Item).ToHashSet(StringComparer.Ordinal);
        return [.. items.Select(item => item.Row.Value is null && reported.Contains(item.Row.Item) ? item with { Lacks = Value } : item)];
    }

    private static IEnumerable<JsonElement> Reports(JsonElement root, string list)
    {
        var reports = root.GetProperty(list);
        return reports.ValueKind == JsonValueKind.Array ? reports.EnumerateArray() : throw VendorException.Changed($"{list}: expected an array, got {reports.ValueKind}");
    }

    private static void Add(List<Received<StatementItem>> items, JsonElement report, StatementKind kind, string where, Report of)
    {
        if (report.ValueKind != JsonValueKind.Object)
            throw VendorException.Changed($"{where}: expected an object, got {report.ValueKind}");
        string[] required = [FiscalDate, Currency, .. kind.Required];
        var names = Names(report);
        if (required.Except(names, StringComparer.Ordinal).Any())
            throw FormatDiff.Missing(where, required, [.. names.Where(required.Contains), .. names.Except(required, StringComparer.Ordinal)]);
        string? fault = null;
        var date = VendorText.Date(FiscalDate, AlphaVantageJson.Raw(report.GetProperty(FiscalDate)), ref fault);
        var currency = CurrencyOf(report.GetProperty(Currency), ref fault);
        items.AddRange(report.EnumerateObject()
            .Where(item => item.Name is not (FiscalDate or Currency))
            .Select(item => Item(item, of, date, currency, fault)));
    }

    private static Received<StatementItem> Item(JsonProperty property, Report of, DateOnly? date, string? currency, string? fault)
    {
        var item = new StatementItem
        {
            Symbol = of.Symbol,
            Statement = of.Statement,
            Period = of.Period,
            FiscalDate = date,
            Item = property.Name,
            Value = VendorText.Exact(property.Name, AlphaVantageJson.Raw(property.Value), ref fault),
            Currency = currency,
        };
        return new Received<StatementItem>(item, Refusal.OfTypes(fault) ?? of.Stranger);
    }

    private static string? CurrencyOf(JsonElement value, ref string? fault)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            return VendorText.Known(AlphaVantageJson.Raw(value));
        fault = VendorText.Fault(fault, Currency, value.GetRawText(), "a text");
        return null;
    }

    private static string[] Names(JsonElement item) => [.. item.EnumerateObject().Select(property => property.Name).Distinct(StringComparer.Ordinal)];

    private static Refusal? OfAnother(string? vendors, string symbol) =>
        DashedSymbol.IsSame(vendors, symbol) ? null : new Refusal("key", $"asked for {symbol}, the answer is about {vendors ?? "nobody"}");

    private readonly record struct Report(string Symbol, string Statement, string Period, Refusal? Stranger);
}
