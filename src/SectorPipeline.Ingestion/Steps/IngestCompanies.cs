using SectorPipeline.Core;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Takes in what the vendor says about each stock's company, when it is missing or old.</summary>
internal sealed class IngestCompanies(StepFrame frame) : IStep
{
    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var client = frame.Vendors.AlphaVantage;
        var scope = frame.Scope(VendorSet.Choose(context, [AlphaVantageClient.Name]), client.Options, context);
        var symbols = SymbolChoice.Of(context, frame.Universe, kind => kind == SecurityKind.Stock);
        var state = await frame.Lake.StateAsync(scope.Vendor, Datasets.Companies.Name, cancellation);
        string[] due = [.. symbols.Where(symbol => IsDue(state.Watermarks.GetValueOrDefault(symbol), context))];

        var run = new FetchRun<string, Company>(
            Datasets.Companies, scope, symbol => symbol, (symbol, token) => FetchAsync(client, symbol, state, scope, token));
        return await run.RunAsync(due, symbols.Count, cancellation);
    }

    private bool IsDue(Watermark? known, StepContext context) => known switch
    {
        null => true,
        _ when context.FullRefresh => true,
        _ when known.Through >= context.Session => false,
        { Last: { } last } => last.AddDays(frame.Options.CompanyRefreshDays) <= context.Session.Date,
        _ => true,
    };

    private static async Task<Delivery<Company>> FetchAsync(
        AlphaVantageClient client, string symbol, DatasetState state, StepScope scope, CancellationToken cancellation)
    {
        var session = scope.Context.Session;
        var answer = await client.FetchAsync(new CompanyQuery(symbol, session, scope.Meter), cancellation);
        var delivery = new Delivery<Company>(symbol) { NoData = answer.NoData };
        if (answer.Company is { } company)
            Take(company, delivery, answer.RequestId);
        var task = new FetchTask(symbol, new(session.Date, session.Date), state.Watermarks.GetValueOrDefault(symbol), IsIncremental: true, MovesWatermark: true);
        delivery.Mark = task.Advance(delivery.Rows.Count > 0 ? session.Date : null, session, answer.NoData);
        return delivery;
    }

    private static void Take(CompanyCandidate company, Delivery<Company> delivery, string requestId)
    {
        if (CompanyContract.Check(company) is { } refusal)
            delivery.Refused.Add(RefusedRow.Of(company, refusal, company.Symbol, requestId));
        else
            delivery.Rows.Add((company.ToCompany(), requestId));
    }
}
