using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Makes the delivery of one company, which is a row of the day on which it was asked for.</summary>
internal static class CompanyDelivery
{
    public static Delivery<Company> Of(FetchTask task, in Received<Company> company, string requestId, Session session)
    {
        var delivery = new Delivery<Company>(task, CompanyContract.Instance.Check(session.Date));
        delivery.Take(company with { Lacks = Lacks(company.Row) }, requestId);
        var isTaken = delivery.Rows.Count > 0;
        var mark = task.Advance(isTaken ? session.Date : null, session, noData: null);
        delivery.Mark = isTaken && company.Row.MarketCap is { } cap ? mark is null ? null : mark with { Weight = (double)cap } : mark;
        return delivery;
    }

    private static IReadOnlyList<string> Lacks(Company company) =>
        [.. company.Sector is null ? ["sector"] : Array.Empty<string>(), .. company.MarketCap is null ? ["market_cap"] : Array.Empty<string>()];
}
