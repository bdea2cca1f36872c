namespace SectorPipeline.Tests.Ingestion;

/// <summary>Answers of EDGAR in small, about a registrant that there is not.</summary>
internal static class SecFixtures
{
    public const string OlderFile =
        """{"name":"CIK0000000012-submissions-001.json","filingCount":1,"filingFrom":"2019-01-01","filingTo":"2019-12-31"}""";

    public const string Table = """
        {"accessionNumber":["0000000012-20-000002","0000000012-20-000001"],"filingDate":["2020-03-05","2020-03-02"],
        "reportDate":["2020-03-04",""],"acceptanceDateTime":["2020-03-05T21:30:01.000Z","2020-03-02T11:00:00.000Z"],"act":["34",""],
        "form":["8-K","4"],"fileNumber":["001-1",""],"filmNumber":["1",""],"items":["2.02,9.01",""],"core_type":["8-K","4"],
        "size":[5753,5471],"isXBRL":[1,0],"isInlineXBRL":[1,0],"primaryDocument":["a.htm",""],"primaryDocDescription":["8-K",""]}
        """;

    public const string Older = """
        {"accessionNumber":["0000000012-19-000001"],"filingDate":["2019-12-31"],"reportDate":[""],
        "acceptanceDateTime":["2019-12-31T11:00:00.000Z"],"act":[""],"form":["10-K"],"fileNumber":[""],"filmNumber":[""],"items":[""],
        "core_type":["10-K"],"size":[1],"isXBRL":[0],"isInlineXBRL":[0],"primaryDocument":[""],"primaryDocDescription":[""]}
        """;

    public const string Facts = """
        {"cik":"0000000012","entityName":"A \"B\" & <C>","facts":{
        "dei":{"EntityCommonStockSharesOutstanding":{"label":null,"description":null,"units":{"shares":[
        {"end":"2020-01-31","val":1000,"accn":"0000000012-20-000001","fy":2019,"fp":"FY","form":"10-K","filed":"2020-03-02","frame":"CY2019Q4I"}]}}},
        "us-gaap":{"NetIncomeLoss":{"label":"L","description":"D","units":{"USD":[
        {"start":"2019-01-01","end":"2019-12-31","val":-5.5,"accn":"0000000012-20-000001","fy":2019,"fp":"FY","form":"10-K","filed":"2020-03-02"},
        {"start":"2019-01-01","end":"2019-12-31","val":-5.25,"accn":"0000000012-20-000002","fy":null,"fp":null,"form":"8-K","filed":"2020-03-05","frame":"CY2019"}]}}}}}
        """;

    public const string Tickers = """{"0":{"cik_str":12,"ticker":"AAPL","title":"A"},"1":{"cik_str":13,"ticker":"BRK-B","title":"B"}}""";

    public static string Registrant(string table, string file = OlderFile) =>
        $$$"""{"cik":"0000000012","name":"A \"B\" & <C>","sic":"","tickers":[],"filings":{"recent":{{{table}}},"files":[{{{file}}}]}}""";
}
