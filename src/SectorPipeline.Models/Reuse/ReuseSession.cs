using System.Data.Common;

namespace SectorPipeline.Models;

/// <summary>The build memory during one command; what was learned is written when it ends, however it ends.</summary>
internal sealed class ReuseSession : IAsyncDisposable
{
    private readonly RunContext run;
    private readonly DbConnection connection;
    private readonly WarehouseSession session;
    private readonly BuildMemory memory;

    private ReuseSession(RunContext run, DbConnection connection, WarehouseSession session, BuildMemory memory) =>
        (this.run, this.connection, this.session, this.memory) = (run, connection, session, memory);

    public static async Task<ReuseSession> OpenAsync(RunContext run, CancellationToken cancellation)
    {
        var opened = await run.Warehouse.OpenAsync(cancellation);
        var statements = new WarehouseSession(run.Warehouse, opened, run.Comments.For(null, "reuse"));
        return new ReuseSession(run, opened, statements, await BuildMemory.ReadAsync(opened, statements, run.Dialect, cancellation));
    }

    // A unit test comes before its model, of which only the last build is remembered: it says itself from what it passed.
    public Func<Node, INodeRunner> Wrap(Func<Node, INodeRunner> runners)
    {
        var unitTests = new UnitTestRunner(run, memory);
        return node => node is UnitTestNode ? unitTests : new ReusingRunner(runners(node), run, memory);
    }

    public async ValueTask DisposeAsync()
    {
        await memory.SaveAsync(session, CancellationToken.None);
        await connection.DisposeAsync();
    }
}
