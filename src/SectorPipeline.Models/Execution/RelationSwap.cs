using System.Data.Common;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>
/// Puts what was built beside a relation into its place, within the open transaction. Engines that drop the views on top of a
/// dropped table get them back as they were.
/// </summary>
internal sealed class RelationSwap(RunContext run, WarehouseSession session)
{
    /// <summary>The lock that a swap holds alone, and that new views share.</summary>
    public const string LockName = "sector swap";

    public void Run(Relation existing, Relation intermediate, Relation target)
    {
        // Swaps lock relations and the views on top of them: one after the other, they cannot wait for each other in a circle.
        if (run.Dialect.AdvisoryLock(LockName) is { } swapLock)
            session.Execute(swapLock, fetches: false);
        var restore = run.Dialect.DependentViews is { } views
            ? DependentViews.Restore(session.Query(views.Query(existing)).Rows)
            : [];
        // Readers lock a view before what it stands on; dropping in the same order cannot wait for them in a circle.
        foreach (var view in restore.Reverse())
            session.Execute(run.Dialect.Drop(view.View), fetches: false);
        session.Execute(run.Dialect.Drop(existing), fetches: false);
        session.Execute(run.Dialect.Rename(intermediate with { Type = target.Type }, target.Identifier), fetches: false);
        foreach (var view in restore)
            Restore(view, target);
        run.Cache.Remove(intermediate);
        run.Cache.Add(target);
    }

    private void Restore(DependentView view, Relation below)
    {
        session.Savepoint();
        try
        {
            foreach (var statement in view.Statements)
                session.Execute(statement, fetches: false);
            session.ReleaseSavepoint();
        }
        catch (DbException failure)
        {
            session.RollbackToSavepoint();
            run.Cache.Remove(view.View);
            run.Observer.Message($"warning {view.View}: this view on top of {below} no longer fits and was dropped: {failure.Message.Trim()} Build it again.");
        }
    }
}
