using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary><c>adapter</c> in templates: dispatch, quoting, and looking into and changing the warehouse.</summary>
internal sealed class AdapterValue : IJinjaObject
{
    private readonly RenderScope scope;
    private readonly SqlDialect dialect;
    private readonly ITemplateWarehouse warehouse;
    private readonly Dictionary<string, Func<JinjaArguments, object?>> members;

    public AdapterValue(RenderScope scope, SqlDialect dialect, ITemplateWarehouse warehouse)
    {
        (this.scope, this.dialect, this.warehouse) = (scope, dialect, warehouse);
        members = Members();
    }

    public string TypeName => "adapter";

    public IEnumerable<string> MemberNames => members.Keys;

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "behavior" => new BehaviorValue(),
            _ => members.TryGetValue(name, out var call) ? new JinjaFunction(name, call) : null,
        };
        return value is not null;
    }

    private Dictionary<string, Func<JinjaArguments, object?>> Members() => new(StringComparer.Ordinal)
    {
        ["dispatch"] = Dispatch,
        ["type"] = _ => dialect.Name,
        ["quote"] = arguments => dialect.Quote(JinjaValue.Text(arguments.Required(0, "identifier"))),
        ["quote_as_configured"] = arguments => dialect.Quote(arguments.Text(0, "identifier")),
        ["quote_seed_column"] = QuoteSeedColumn,
        ["convert_type"] = _ => dialect.TypeName(Core.ColumnType.Text),
        ["verify_database"] = _ => "",
        ["is_cancelable"] = _ => true,
        ["valid_incremental_strategies"] = _ => new List<object?> { "append", "delete+insert", "merge" },
        ["get_relation"] = GetRelation,
        ["already_exists"] = arguments => warehouse.Find(new Relation(null, arguments.Text(0, "schema"), arguments.Text(1, "name"))) is not null,
        ["list_relations"] = Relations,
        ["list_relations_without_caching"] = arguments =>
            arguments.Required(0, "schema_relation") is RelationValue place ? Values(warehouse.RelationsIn(place.Relation.Database, place.Relation.Schema ?? "")) : [],
        ["list_schemas"] = arguments => warehouse.Schemas(arguments.Optional(0, "database") as string).Cast<object?>().ToList(),
        ["check_schema_exists"] = arguments => warehouse.SchemaExists(arguments.Optional(0, "database") as string, arguments.Text(1, "schema")),
        ["create_schema"] = arguments => Do(Place(arguments, "relation"), place => warehouse.CreateSchema(place.Database, place.Schema ?? "")),
        ["drop_schema"] = arguments => Do(Place(arguments, "relation"), place => warehouse.DropSchema(place.Database, place.Schema ?? "")),
        ["drop_relation"] = arguments => Do(Place(arguments, "relation"), warehouse.Drop),
        ["truncate_relation"] = arguments => Do(Place(arguments, "relation"), warehouse.Truncate),
        ["rename_relation"] = arguments => Do(Place(arguments, "from_relation"), from => warehouse.Rename(from, Place(arguments, "to_relation", 1))),
        ["swap_relation"] = arguments => Do(Place(arguments, "existing"), existing =>
            warehouse.Swap(existing, Place(arguments, "intermediate", 1), Place(arguments, "target", 2))),
        ["replace_view"] = arguments => warehouse.TryReplaceView(arguments.Text(0, "sql")),
        ["cache_added"] = arguments => Do(Place(arguments, "relation"), warehouse.Remember),
        ["cache_dropped"] = arguments => Do(Place(arguments, "relation"), warehouse.Forget),
        ["cache_renamed"] = arguments => Do(Place(arguments, "from_relation"), from =>
        {
            warehouse.Forget(from);
            warehouse.Remember(Place(arguments, "to_relation", 1));
        }),
        ["commit"] = _ => Do(new Relation(null, null, ""), _ => warehouse.Commit()),
        ["execute"] = Execute,
        ["add_query"] = Execute,
        ["get_columns_in_relation"] = arguments => Columns(warehouse.Columns(Place(arguments, "relation"))),
        ["get_column_schema_from_query"] = arguments => Columns(warehouse.ColumnsOfQuery(arguments.Text(0, "sql"))),
        ["get_missing_columns"] = MissingColumns,
        ["expand_target_column_types"] = arguments => new ColumnExpansion(scope, dialect, warehouse).Run(Place(arguments, "from_relation"), Place(arguments, "to_relation", 1), arguments.Cancellation),
        ["get_incremental_strategy_macro"] = StrategyMacro,
        ["render_raw_columns_constraints"] = arguments => ContractDdl.Columns(arguments.Required(0, "raw_columns"), dialect, to => Resolve(to, arguments.Cancellation)),
        ["render_raw_model_constraints"] = arguments => ContractDdl.Constraints(arguments.Required(0, "raw_constraints"), to => Resolve(to, arguments.Cancellation)),
        ["assert_contract"] = AssertContract,
        ["standardize_grants_dict"] = arguments => Grants.Standardize(arguments.Required(0, "grants_table")),
    };

    private IJinjaCallable Dispatch(JinjaArguments arguments) =>
        scope.Dispatch(arguments.Text(0, "macro_name"), arguments.Optional(1, "macro_namespace") as string, dialect.MacroPrefixes);

    private string QuoteSeedColumn(JinjaArguments arguments) =>
        arguments.Optional(1, "quote_config") is false ? arguments.Text(0, "column") : dialect.Quote(arguments.Text(0, "column"));

    private RelationValue? GetRelation(JinjaArguments arguments)
    {
        var place = new Relation(
            arguments.Optional(0, "database") as string,
            arguments.Optional(1, "schema") as string,
            arguments.Text(2, "identifier"));
        return warehouse.Find(place) is { } found ? new RelationValue(found, dialect) : null;
    }

    private List<object?> Relations(JinjaArguments arguments) =>
        Values(warehouse.RelationsIn(arguments.Optional(0, "database") as string, arguments.Text(1, "schema")));

    private List<object?> Values(IEnumerable<Relation> relations) => [.. relations.Select(relation => new RelationValue(relation, dialect))];

    private List<object?> Columns(IEnumerable<ColumnDescription> columns) => [.. columns.Select(column => new ColumnValue(column, dialect))];

    // (response, table), as dbt has it.
    private JinjaTuple Execute(JinjaArguments arguments)
    {
        var begins = arguments.Optional(1, "auto_begin") is true;
        var fetches = arguments.Optional(2, "fetch") is true;
        var result = warehouse.Execute(arguments.Text(0, "sql"), begins, fetches);
        return new JinjaTuple([new ResponseValue(result?.Rows), (result?.Table ?? ResultTable.Empty).For(scope)]);
    }

    private List<object?> MissingColumns(JinjaArguments arguments)
    {
        var present = warehouse.Columns(Place(arguments, "to_relation", 1)).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return Columns(warehouse.Columns(Place(arguments, "from_relation")).Where(column => !present.Contains(column.Name)));
    }

    private IJinjaCallable StrategyMacro(JinjaArguments arguments)
    {
        var strategy = arguments.Text(1, "strategy");
        var name = $"get_incremental_{strategy.Replace('+', '_')}_sql";
        return scope.TryGet(name, out var macro) && macro is IJinjaCallable callable
            ? callable
            : throw new JinjaFaultException(
                "CompilationError",
                $"no incremental strategy is called '{strategy}': there is no macro '{name}'.",
                Core.NearestName.Hint(strategy, ["append", "delete+insert", "merge"]) + " Use append, delete+insert or merge, or write that macro.");
    }

    private string Resolve(string relation, CancellationToken cancellation) =>
        relation.Contains('(', StringComparison.Ordinal) ? JinjaValue.Text(TextTemplates.Evaluate(relation, "constraints", 1, scope, cancellation)) : relation;

    private string AssertContract(JinjaArguments arguments)
    {
        if (arguments.Required(0, "model") is NodeValue model && warehouse.Executes)
            ContractCheck.Require(model.Node, warehouse.ColumnsOfQuery(dialect.DescribeQuery(arguments.Text(1, "sql"))), warehouse, dialect);
        return "";
    }

    private static string Do(Relation relation, Action<Relation> action)
    {
        action(relation);
        return "";
    }

    private static Relation Place(JinjaArguments arguments, string name, int position = 0) =>
        arguments.Required(position, name) is RelationValue relation
            ? relation.Relation
            : throw new JinjaFaultException(JinjaErrorKind.Type, $"'{name}' must be a relation.", " Pass ref('…'), source('…', '…'), this or api.Relation.create(…).");
}
