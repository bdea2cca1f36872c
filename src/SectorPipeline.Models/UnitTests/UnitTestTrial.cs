using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>One run of a unit test: its rows as queries, the model's query over them, and what comes of it.</summary>
internal sealed class UnitTestTrial
{
    private readonly RunContext run;
    private readonly WarehouseSession session;
    private readonly UnitTestEntry test;
    private readonly ModelNode model;
    private readonly NodeCompiler compiler;
    private readonly InputColumns columns;
    private readonly QueryColumns queries;
    private readonly RowReader reader;
    private readonly RowTypes types;
    private readonly RowSql rowSql;
    private readonly Overrides overrides;
    private readonly GivenInputs given;
    private readonly List<TypedRows> used = [];

    public UnitTestTrial(RunContext run, WarehouseSession session, UnitTestNode node, CancellationToken cancellation)
    {
        (this.run, this.session, test) = (run, session, node.Entry);
        model = (ModelNode)run.Project.Graph[node.DependsOn[0]];
        compiler = new NodeCompiler(run, session, cancellation);
        (columns, queries) = (new InputColumns(run, session, compiler), new QueryColumns(session, run.Dialect));
        reader = new RowReader(new FixtureFiles(run.Project.Context.Packages.First(package => package.Name == node.Package)));
        (types, rowSql) = (new RowTypes(run.Dialect), new RowSql(run.Dialect));
        overrides = new Overrides(test, model, run.Project.Context, run.Observer.Message);
        given = new GivenInputs(test, model, compiler).Read();
    }

    /// <summary>The rows of all queries that were made.</summary>
    public IReadOnlyList<TypedRows> Used => used;

    private bool AfterMerge => test.Expect.AfterMerge;

    /// <summary>The model's query over the given rows.</summary>
    public string Compile()
    {
        RequireIncremental();
        var inputs = NewInputs();
        return new SubstitutedQuery(run, compiler).Render(model, new Substitution
        {
            Inputs = inputs,
            This = given.This is null ? null : compiler.Value(AfterMerge ? MergedTable.Table : inputs.Of(model)),
            IsIncremental = AfterMerge,
            Override = overrides.Apply,
        });
    }

    /// <summary>How the rows differ from the expected ones.</summary>
    public async Task<Difference> CompareAsync(string query, CancellationToken cancellation)
    {
        var merged = new MergedTable(run, session, compiler);
        if (AfterMerge)
            merged.Create(ThisRows());
        var actual = queries.Of(query);
        if (AfterMerge)
        {
            merged.Merge(model, query);
            query = $"select * from {run.Dialect.Render(MergedTable.Table)}";
            actual = queries.Of(query);
        }

        var expected = Expected(actual);
        var sql = new RowComparison(run.Dialect).Sql(query, rowSql.Of(expected.Rows, expected.Columns), expected.Columns);
        session.Statements.Add(sql);
        return new Difference([.. expected.Columns.Select(column => column.Name)], RowComparison.Rows(await session.QueryAsync(sql, cancellation)));
    }

    /// <summary>The expected rows as text; null when the result depends on more than these and the query.</summary>
    public string? ExpectedText()
    {
        var expected = reader.Read(test.Expect);
        if (AfterMerge || expected.Sql is not null || used.Exists(rows => rows.Rows.Sql is not null))
            return null;
        return JsonText.Write(expected.Rows.Select(row => row.Values).Prepend([.. expected.Columns.Select(column => column.Name)]));
    }

    private InputTables NewInputs() => new(node =>
        node == model && given.This is not null ? ThisRows() : Rows(given.Of(node), columns.Of(node), node));

    private string Rows(UnitTestInput input, KnownColumns known, Node node)
    {
        var (rows, described) = input.Rows.IsLeftOut ? (RowsOf(node, input), []) : Read(input.Rows);
        var typed = new TypedRows(rows, types.Complete(rows, known.With(described), node.Name));
        used.Add(typed);
        return rowSql.Of(typed.Rows, typed.Columns);
    }

    private string ThisRows()
    {
        var inputs = new InputTables(node => Rows(given.Of(node), columns.Of(node), node));
        var anew = new Substitution
        {
            Inputs = inputs,
            Override = scope =>
            {
                overrides.Apply(scope);
                scope["is_incremental"] = new Jinja.JinjaFunction("is_incremental", _ => false);
            },
        };
        return Rows(given.This!, columns.OfTable(model, anew), model);
    }

    private TypedRows Expected(IReadOnlyList<ColumnDescription> actual)
    {
        var (rows, _) = Read(test.Expect);
        var listed = RowTypes.Listed(rows, actual, model.Name).Select(column => column with { Type = types.Castable(column.Type) });
        var typed = new TypedRows(rows, [.. listed]);
        used.Add(typed);
        return typed;
    }

    // A seed has rows of its own.
    private static GivenRows RowsOf(Node node, UnitTestInput input)
    {
        if (node is not SeedNode)
            throw input.Input.Error($"the input '{input.Input.Text}' has neither 'rows' nor 'fixture'. Give its rows, or 'rows: []' for none.");
        var file = SourceFile.Read(node.File.FullPath, node.File.DisplayPath);
        return RowReader.Csv(file, 1, SeedBuilder.Read(node, file.Text));
    }

    // The engine tells the columns of a query.
    private (GivenRows Rows, IReadOnlyList<ColumnDescription> Described) Read(UnitTestRows written)
    {
        var rows = reader.Read(written);
        if (rows.Sql is not { } text)
            return (rows, []);
        var sql = compiler.RenderText(model, text, rows.File.DisplayPath);
        try
        {
            var described = queries.Of($"select * from (\n{sql}\n) as given");
            return (rows with { Sql = sql, Columns = [.. described.Select(column => new GivenColumn(column.Name, rows.Line, 0))] }, described);
        }
        catch (DbException failure)
        {
            throw new ConfigurationException(rows.File.Fault(rows.Line, 0, $"this query fails: {failure.Message.Trim()}"), failure);
        }
    }

    private void RequireIncremental()
    {
        if (!AfterMerge && given.This is null && model.Materialized == "incremental" && test.Overrides.Macros.GetValueOrDefault("is_incremental") is true)
            throw test.Place.Error($"the unit test '{test.Name}' says that {model.Name} is built incrementally, and does not say what its table holds before. Add '- input: this' with its rows under 'given'.");
        if (!AfterMerge)
            return;
        var place = ((YamlMap)test.Expect.Place)["after"]!;
        if (model.Materialized != "incremental")
            throw place.Error($"'after: merge' is for incremental models, and {model.Name} is a {model.Materialized}. Leave it out.");
        if (given.This is null)
            throw place.Error($"'after: merge' needs the rows that the table of {model.Name} holds before. Add '- input: this' with its rows under 'given'.");
    }
}
