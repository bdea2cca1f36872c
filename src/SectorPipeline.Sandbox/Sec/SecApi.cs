using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>GET /submissions/…, /api/xbrl/companyfacts/… and /files/company_tickers.json, for callers that say who they are.</summary>
internal sealed partial class SecApi(IMarket market)
{
    private const string Json = "application/json";
    private const string Submissions = "/submissions/";
    private const string Facts = "/api/xbrl/companyfacts/";
    private const string Tickers = "/files/company_tickers.json";

    private readonly Lazy<Dictionary<string, Security>> companies = new(() => market.Seed is null ? [] : market.Securities
        .Where(security => security.Kind == SecurityKind.Stock && CentralIndexKey.Of(security.Symbol) is not null)
        .ToDictionary(security => $"CIK{CentralIndexKey.Text(KeyOf(security))}", StringComparer.Ordinal));

    public static bool Knows(string? path) => path is not null
        && (path == Tickers || path.StartsWith(Submissions, StringComparison.Ordinal) || path.StartsWith(Facts, StringComparison.Ordinal));

    public Answer Answer(string path, HttpRequest request)
    {
        if (!Address().IsMatch(request.Headers.UserAgent.ToString()))
            return SecRefusals.Forbidden();
        var body = path switch
        {
            Tickers => market.Seed is null ? null : TextBuffer.Of(AllTickers()),
            _ when path.StartsWith(Facts, StringComparison.Ordinal) => FactsOf(path[Facts.Length..]),
            _ => SubmissionsOf(path[Submissions.Length..]),
        };
        return body is null ? SecRefusals.NoSuchKey(path) : new Answer(200, Json, body);
    }

    // EDGAR asks for a user agent with a name and an address to write to.
    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[^\s@]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    private static int KeyOf(Security company) => CentralIndexKey.Of(company.Symbol) ?? 0;

    private JsonObject AllTickers()
    {
        var tickers = new JsonObject();
        foreach (var company in companies.Value.Values.OrderByDescending(company => company.MarketCap))
        {
            tickers[FormattableString.Invariant($"{tickers.Count}")] =
                new JsonObject { ["cik_str"] = KeyOf(company), ["ticker"] = company.Symbol, ["title"] = company.Name };
        }

        return tickers;
    }

    private TextBuffer? FactsOf(string file) =>
        Find(file.Replace(".json", "", StringComparison.Ordinal)) is var (company, filings) ? new CompanyFactsDocument(company, KeyOf(company), filings).Render() : null;

    private TextBuffer? SubmissionsOf(string file)
    {
        if (Find(file.Split('.', '-')[0]) is not var (company, filings))
            return null;
        var document = new SubmissionsDocument(company, KeyOf(company), filings);
        if (file == document.PageName && document.HasPage)
            return TextBuffer.Of(document.RenderPage());
        return file == $"CIK{CentralIndexKey.Text(KeyOf(company))}.json" ? TextBuffer.Of(document.Render()) : null;
    }

    private (Security Company, IReadOnlyList<Filing> Filings)? Find(string name)
    {
        if (companies.Value.GetValueOrDefault(name) is not { } company || CompanyAccounts.Of(market, company.Symbol) is not { } accounts)
            return null;
        return (company, [.. accounts.Quarters.Select(quarter => new Filing(KeyOf(company), company.Symbol, quarter))]);
    }
}
