using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>What a recorded answer means to the reader of its dataset, in a line; the rows keep their contract, and no field is unknown.</summary>
internal sealed class RecordedMeaning(RecordedFile file)
{
    private static readonly DateOnly Today = new(2026, 5, 29);

    private readonly VendorAnswer answer = file.Answer();
    private readonly NoConversation conversation = new(new Session(Today));

    public string Of(string kind, string expected) => kind switch
    {
        "chart" => Chart(),
        "company" => Describe(Summary(answer.Body)),
        "part" => Describe(Summary(WithPrice())),
        "crumb" => Crumb(),
        "redirect" => file.Unkept().Redirect?.GetLeftPart(UriPartial.Path) ?? "nowhere",
        "daily" => Bars(Read(PriceContract.Instance, root => DailySeries.Bars(root, "X", conversation))),
        "intraday" => Intraday(),
        "overview" => Describe(Read(CompanyContract.Instance, root => [CompanyOverview.Read(root, Symbol(root, "Symbol"), conversation)]).Single()),
        "listing" => Listings(Kept(ListingContract.Instance, ListingFile.Listings(answer.Body, Today, conversation))),
        "other" => RecordedFacts.Check(expected, answer.Body),
        _ => Statement(StatementKind.All.Single(statement => statement.Name == kind)),
    };

    private string Chart()
    {
        var chart = YahooChartParser.Parse(answer.Body.Span);
        foreach (var field in chart.ExtraFields)
            conversation.NoteExtraField(field);
        return Bars(Kept(PriceContract.Instance, [.. chart.Bars("X").Where(bar => !bar.Row.IsEmpty)]), chart.Bars("X").Count(bar => bar.Row.IsEmpty), chart);
    }

    private static string Bars(IReadOnlyList<DailyBar> bars, int missing = 0, YahooChart? chart = null)
    {
        var last = chart is null ? bars[^1].Session : chart.Zone.Date(chart.Timestamps[^1]);
        return FormattableString.Invariant(
            $"{bars.Count + missing} bars {bars[0].Session:O} to {last:O}; open {Sum(bar => bar.Open):F4}; high {Sum(bar => bar.High):F4}; low {Sum(bar => bar.Low):F4}; ")
            + FormattableString.Invariant(
            $"close {Sum(bar => bar.Close):F4}; adjusted {Sum(bar => bar.AdjustedClose):F4}; volume {bars.Sum(bar => bar.Volume)}; ")
            + FormattableString.Invariant(
            $"dividends {Sum(bar => bar.Dividend):F4}; splits {bars.Aggregate(1.0, (all, bar) => all * (bar.SplitFactor ?? 1))}; missing {missing}; {bars[0].Currency ?? "-"}");

        double Sum(Func<DailyBar, double?> value) => bars.Sum(bar => value(bar) ?? 0);
    }

    // The interval is another one than the dataset's; all else is the same.
    private string Intraday()
    {
        var text = System.Text.Encoding.UTF8.GetString(answer.Body.Span);
        using var document = JsonDocument.Parse(text.Replace("Time Series (1min)", "Time Series (5min)", StringComparison.Ordinal)
            .Replace("Time Series (15min)", "Time Series (5min)", StringComparison.Ordinal));
        var bars = Kept(IntradayContract.Instance, [.. IntradaySeries.Bars(document.RootElement, "X", conversation)]);
        return FormattableString.Invariant(
            $"{bars.Count} bars {bars[0].StartsAt:yyyy-MM-ddTHH:mm:ssZ} to {bars[^1].StartsAt:yyyy-MM-ddTHH:mm:ssZ}; close {bars.Sum(bar => bar.Close):F4}; ")
            + FormattableString.Invariant($"volume {bars.Sum(bar => bar.Volume)}; {bars.Select(bar => bar.Session).Distinct().Count()} sessions");
    }

    private Company Summary(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var company = QuoteSummary.Read(document.RootElement, SymbolOfName, conversation);
        Assert.That(company.Fault, Is.Null);
        return company.Row;
    }

    /// <summary>The module with the one without which there is no company.</summary>
    private byte[] WithPrice()
    {
        var root = JsonNode.Parse(answer.Body.Span) ?? throw new InvalidOperationException("null is no answer");
        var modules = root["quoteSummary"]?["result"]?[0] ?? throw new InvalidOperationException("there is no result");
        modules["price"] = new JsonObject { ["symbol"] = SymbolOfName, ["quoteType"] = "EQUITY" };
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private string SymbolOfName => Path.GetFileNameWithoutExtension(file.Name).Split('-', 3)[2].Replace('_', '=');

    private static string Describe(Company company) => string.Join("; ", new object?[]
    {
        company.Name, company.AssetType, company.Exchange, company.Currency, company.Country, company.Sector, company.Industry,
        company.MarketCap, company.SharesOutstanding, company.DividendPerShare, company.Eps,
    }.Select(value => value is null ? "-" : Convert.ToString(value, CultureInfo.InvariantCulture)));

    private string Crumb()
    {
        try
        {
            return $"a crumb of {CrumbText.Of(file.Unkept()).Length} characters";
        }
        catch (VendorException e)
        {
            return e.Outcome.ToString();
        }
    }

    private string Statement(StatementKind kind)
    {
        var items = Read(StatementContract.Instance, root => StatementReports.Items(root, kind, Symbol(root, "symbol"), conversation));
        var main = kind.Name switch { "income" => "totalRevenue", "balance_sheet" => "totalAssets", _ => "operatingCashflow" };
        return $"{items.Count} items; {Reports("annual")} annual; {Reports("quarterly")} quarterly; {items.Min(item => item.FiscalDate):O} to {items.Max(item => item.FiscalDate):O}; "
            + $"missing {items.Count(item => item.Value is null)}; {main} {Sum("annual")} a year, {Sum("quarterly")} a quarter; "
            + string.Join(',', items.Select(item => item.Currency).OfType<string>().Distinct());

        int Reports(string period) => items.Where(item => item.Period == period).Select(item => item.FiscalDate).Distinct().Count();

        string Sum(string period) => items.Where(item => item.Period == period && item.Item == main).Sum(item => item.Value ?? 0).ToString(CultureInfo.InvariantCulture);
    }

    private static string Listings(List<Listing> listings)
    {
        return $"{listings.Count} listings; {OfType("Stock")} Stock; {OfType("ETF")} ETF; "
            + $"{listings.Count(listing => listing.Name is null)} without a name; {listings.Count(listing => listing.DelistingDate is null)} without an end; "
            + $"{listings[0].Symbol} to {listings[^1].Symbol}; since {listings.Min(listing => listing.IpoDate):O} to {listings.Max(listing => listing.IpoDate):O}";

        int OfType(string type) => listings.Count(listing => listing.AssetType == type);
    }

    private List<TRow> Read<TRow>(Contract<TRow> contract, Func<JsonElement, IEnumerable<Received<TRow>>> read)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return Kept(contract, [.. read(document.RootElement)]);
    }

    private List<TRow> Kept<TRow>(Contract<TRow> contract, IReadOnlyList<Received<TRow>> received)
    {
        var check = contract.Check(Today);
        Assert.That(received.Select(row => check.Check(row)), Is.All.Null, "every row keeps its contract");
        Assert.That(conversation.ExtraFields, Is.Empty, "every field is known");
        return [.. received.Select(row => row.Row)];
    }

    private static string Symbol(JsonElement root, string name) => root.GetProperty(name).GetString() ?? "";
}
