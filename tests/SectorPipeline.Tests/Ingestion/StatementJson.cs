using SectorPipeline.Ingestion.AlphaVantage;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Writes statements in Alpha Vantage's shape, about companies that do not exist.</summary>
internal static class StatementJson
{
    /// <summary>One annual and one quarterly report, with the items 1, 2, 3, …, the first of them large, and one that is not reported.</summary>
    public static string Of(string symbol, StatementKind kind) => $$"""
        {"symbol":"{{symbol}}","annualReports":[{{Report("2019-09-30", "USD", kind)}}],"quarterlyReports":[{{Report("2019-12-31", "EUR", kind)}}]}
        """;

    private static string Report(string date, string currency, StatementKind kind)
    {
        var items = kind.Required.Select((name, i) => $"\"{name}\":\"{(i == 0 ? "1000000000000001" : $"{i + 1}")}\"");
        return $$"""{"fiscalDateEnding":"{{date}}","reportedCurrency":"{{currency}}",{{string.Join(',', items)}},"stockBasedCompensation":"None"}""";
    }
}
