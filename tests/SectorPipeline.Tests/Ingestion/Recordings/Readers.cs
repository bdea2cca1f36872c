using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>Every reader of a vendor by the kind of answer that it is for; each gives its rows with what their contract says.</summary>
internal static class Readers
{
    /// <summary>The symbol that the readers ask for.</summary>
    public const string Symbol = "X";

    /// <summary>The session that they read for.</summary>
    public static readonly DateOnly Today = new(2026, 5, 29);

    public static IReadOnlyDictionary<string, Func<ReadOnlyMemory<byte>, string, IReadOnlyList<ReadRow>>> Of(string vendor) => vendor == "yahoo" ? Yahoo : AlphaVantage;

    private static Dictionary<string, Func<ReadOnlyMemory<byte>, string, IReadOnlyList<ReadRow>>> Yahoo { get; } = new(StringComparer.Ordinal)
    {
        ["chart"] = (body, symbol) => Check(PriceContract.Instance, YahooChartParser.Parse(body.Span).Bars(symbol)),
        ["minutes"] = (body, symbol) => Check(IntradayContract.Instance, YahooChartParser.Parse(body.Span).FiveMinuteBars(symbol)),
        ["company"] = (body, symbol) => Json(body, CompanyContract.Instance, root => [QuoteSummary.Read(root, symbol, Nobody)]),
    };

    private static Dictionary<string, Func<ReadOnlyMemory<byte>, string, IReadOnlyList<ReadRow>>> AlphaVantage { get; } = new(StringComparer.Ordinal)
    {
        ["daily"] = (body, symbol) => Json(body, PriceContract.Instance, root => DailySeries.Bars(root, symbol, Nobody)),
        ["intraday"] = (body, symbol) => Json(body, IntradayContract.Instance, root => IntradaySeries.Bars(root, symbol, Nobody)),
        ["overview"] = (body, symbol) => Json(body, CompanyContract.Instance, root => [CompanyOverview.Read(root, symbol, Nobody)]),
        ["income"] = (body, symbol) => Statement(body, symbol, StatementKind.All[0]),
        ["balance_sheet"] = (body, symbol) => Statement(body, symbol, StatementKind.All[1]),
        ["cash_flow"] = (body, symbol) => Statement(body, symbol, StatementKind.All[2]),
        ["listing"] = (body, _) => Check(ListingContract.Instance, ListingFile.Listings(body, Today, Nobody)),
    };

    private static NoConversation Nobody => new(new Session(Today));

    private static IReadOnlyList<ReadRow> Statement(ReadOnlyMemory<byte> body, string symbol, StatementKind kind) =>
        Json(body, StatementContract.Instance, root => StatementReports.Items(root, kind, symbol, Nobody));

    private static List<ReadRow> Json<TRow>(ReadOnlyMemory<byte> body, Contract<TRow> contract, Func<JsonElement, IEnumerable<Received<TRow>>> read)
        where TRow : class
    {
        using var document = JsonDocument.Parse(body);
        return Check(contract, read(document.RootElement));
    }

    private static List<ReadRow> Check<TRow>(Contract<TRow> contract, IEnumerable<Received<TRow>> rows)
        where TRow : class
    {
        var check = contract.Check(Today);
        return [.. rows.Select(row => new ReadRow(row.Row, check.Check(row)))];
    }
}
