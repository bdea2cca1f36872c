using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>A temporary table in the place of an incremental model's own, on which the model's strategy is run; the caller undoes it.</summary>
internal sealed class MergedTable(RunContext run, WarehouseSession session, NodeCompiler compiler)
{
    private const string StrategyMacro = "unit_test_strategy_sql";

    private static readonly Relation Incoming = Temporary("dbt_unit_test_rows");

    /// <summary>The table; only the session sees it.</summary>
    public static Relation Table { get; } = Temporary("dbt_unit_test_table");

    /// <summary>Makes the table of the rows that it holds before.</summary>
    public void Create(string rows) => session.Execute(run.Dialect.CreateTemporaryTableAs(Table, rows), fetches: false);

    /// <summary>Runs the strategy with the rows that the model's query gives.</summary>
    public void Merge(ModelNode model, string query)
    {
        session.Execute(run.Dialect.CreateTemporaryTableAs(Incoming, query), fetches: false);
        var scope = compiler.MaterializationScope(model, query);
        var table = compiler.Value(Table);
        scope["this"] = table;
        var columns = new QueryColumns(session, run.Dialect).Of($"select * from {run.Dialect.Render(Table)}")
            .Select(column => (object?)new ColumnValue(column, run.Dialect)).ToList();
        var macro = run.Project.Context.Macros.For(model.Package).Find(StrategyMacro)
            ?? throw new PipelineException($"{model.File.DisplayPath}: the macro '{StrategyMacro}' is not there.");
        var sql = JinjaValue.Text(scope.Call(macro, [table, compiler.Value(Incoming), columns], compiler.Cancellation));
        session.Execute(sql, fetches: false);
    }

    private static Relation Temporary(string name) => new(null, null, name, RelationType.Table);
}
