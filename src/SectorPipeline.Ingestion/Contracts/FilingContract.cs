using static SectorPipeline.Ingestion.ValueRules;

namespace SectorPipeline.Ingestion;

/// <summary>The contract of <c>filings</c>: one row per registrant and filing.</summary>
internal static class FilingContract
{
    public static Contract<Filing> Instance { get; } = new ContractBuilder<Filing>("filings")
        .Text("cik", filing => filing.Cik)
        .Text("symbol", filing => filing.Symbol)
        .Text("accession_number", filing => filing.AccessionNumber)
        .Text("form", filing => filing.Form)
        .Date("filing_date", filing => filing.FilingDate, NotLater)
        .Date("report_date", filing => filing.ReportDate, nullable: true)
        .Instant("accepted_at", filing => filing.AcceptedAt, nullable: true)
        .Text("act", filing => filing.Act, nullable: true)
        .Text("file_number", filing => filing.FileNumber, nullable: true)
        .Text("items", filing => filing.Items, nullable: true)
        .Whole("size", filing => filing.Size, NotNegative, nullable: true)
        .Flag("is_xbrl", filing => filing.IsXbrl, nullable: true)
        .Flag("is_inline_xbrl", filing => filing.IsInlineXbrl, nullable: true)
        .Text("primary_document", filing => filing.PrimaryDocument, nullable: true)
        .Text("primary_doc_description", filing => filing.PrimaryDocDescription, nullable: true)
        .Build(filing => new RowKey(0, filing.AccessionNumber), ["cik", "symbol", "accession_number"], partitionDate: "filing_date");
}
