using System.Globalization;
using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>The body of submissions: who files, the latest filings as parallel arrays, and where the older ones are.</summary>
internal sealed class SubmissionsDocument(Security company, int key, IReadOnlyList<Filing> filings)
{
    // EDGAR keeps a thousand; fewer here, so that the older page is needed.
    private const int Recent = 40;

    private IEnumerable<Filing> Older => filings.Skip(Recent);

    /// <summary>The name of the page with the older filings, under submissions/.</summary>
    public string PageName => $"CIK{CentralIndexKey.Text(key)}-submissions-001.json";

    public bool HasPage => filings.Count > Recent;

    public JsonObject Render() => new()
    {
        ["cik"] = CentralIndexKey.Text(key),
        ["entityType"] = "operating",
        ["sic"] = Industry.Code,
        ["sicDescription"] = Industry.Name,
        ["ownerOrg"] = "06 Technology",
        ["insiderTransactionForOwnerExists"] = 0,
        ["insiderTransactionForIssuerExists"] = 1,
        ["name"] = company.Name,
        ["tickers"] = new JsonArray(company.Symbol),
        ["exchanges"] = new JsonArray("NYSE"),
        ["ein"] = (100_000_000 + key).ToString(CultureInfo.InvariantCulture),
        ["lei"] = null,
        ["description"] = "",
        ["website"] = "",
        ["investorWebsite"] = "",
        ["category"] = "Large accelerated filer",
        ["fiscalYearEnd"] = "1231",
        ["stateOfIncorporation"] = "DE",
        ["stateOfIncorporationDescription"] = "DE",
        ["addresses"] = new JsonObject { ["mailing"] = Address(), ["business"] = Address() },
        ["phone"] = "212-555-0100",
        ["flags"] = "",
        ["formerNames"] = new JsonArray(),
        ["filings"] = new JsonObject { ["recent"] = Columns(filings.Take(Recent)), ["files"] = Files() },
    };

    public JsonObject RenderPage() => Columns(Older);

    private (string Code, string Name) Industry => company.GicsSector switch
    {
        "Energy" => ("1311", "Crude Petroleum & Natural Gas"),
        "Financials" => ("6022", "State Commercial Banks"),
        "Health Care" => ("2834", "Pharmaceutical Preparations"),
        "Information Technology" => ("7372", "Services-Prepackaged Software"),
        "Real Estate" => ("6798", "Real Estate Investment Trusts"),
        "Utilities" => ("4911", "Electric Services"),
        _ => ("3990", "Miscellaneous Manufacturing Industries"),
    };

    private static JsonObject Address() => new()
    {
        ["street1"] = "1 SANDBOX WAY",
        ["street2"] = null,
        ["city"] = "NEW YORK",
        ["stateOrCountry"] = "NY",
        ["zipCode"] = "10005",
        ["stateOrCountryDescription"] = "NY",
        ["isForeignLocation"] = 0,
        ["foreignStateTerritory"] = null,
        ["country"] = null,
        ["countryCode"] = null,
    };

    private JsonArray Files()
    {
        if (!HasPage)
            return [];
        return
        [
            new JsonObject
            {
                ["name"] = PageName,
                ["filingCount"] = Older.Count(),
                ["filingFrom"] = Text(Older.Last().Period.Filed),
                ["filingTo"] = Text(Older.First().Period.Filed),
            },
        ];
    }

    private static JsonObject Columns(IEnumerable<Filing> filings)
    {
        var rows = filings.ToList();
        JsonArray Column(Func<Filing, JsonNode?> value) => [.. rows.Select(value)];
        return new JsonObject
        {
            ["accessionNumber"] = Column(filing => filing.AccessionNumber),
            ["filingDate"] = Column(filing => Text(filing.Period.Filed)),
            ["reportDate"] = Column(filing => Text(filing.Period.End)),
            ["acceptanceDateTime"] = Column(filing => filing.Accepted),
            ["act"] = Column(_ => "34"),
            ["form"] = Column(filing => filing.Form),
            ["fileNumber"] = Column(filing => FormattableString.Invariant($"001-{filing.Key % 100_000:00000}")),
            ["filmNumber"] = Column(filing => filing.FilmNumber),
            ["items"] = Column(_ => ""),
            ["core_type"] = Column(filing => filing.IsXbrl ? "XBRL" : filing.Form),
            ["size"] = Column(filing => filing.Size),
            ["isXBRL"] = Column(filing => filing.IsXbrl ? 1 : 0),
            ["isInlineXBRL"] = Column(filing => filing.IsInline ? 1 : 0),
            ["primaryDocument"] = Column(filing => filing.Document),
            ["primaryDocDescription"] = Column(filing => filing.Form),
        };
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
