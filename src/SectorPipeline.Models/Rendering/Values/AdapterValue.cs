using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary><c>adapter</c> in templates: dispatch, quoting, and looking into and changing the warehouse.</summary>
internal sealed class AdapterValue : IJinjaObject
{
    private const string Builtin = "builtin_";

    // What a project may have a macro for, which then does it.
    private static readonly HashSet<string> Overridable = new(StringComparer.Ordinal)
    {
        "create_schema", "drop_schema", "drop_relation", "rename_relation", "truncate_relation", "get_columns_in_relation",
    };

    private readonly HashSet<string> overriding = new(StringComparer.Ordinal);
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
            _ when name.StartsWith(Builtin, StringComparison.Ordinal) && Overridable.Contains(name[Builtin.Length..]) => new JinjaFunction(name, members[name[Builtin.Length..]]),
            _ => members.TryGetValue(name, out var call) ? new JinjaFunction(name, Overridable.Contains(name) ? arguments => Call(name, call, arguments) : call) : null,
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
        ["replace_view"] = arguments => warehouse.TryReplaceView(arguments.Text(0, "sql").Trim()),
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
        ["render_raw_model_constraints"] = arguments => ContractDdl.Constraints(arguments.Required(0, "raw_constraints"), dialect, to => Resolve(to, arguments.Cancellation)),
        ["assert_contract"] = AssertContract,
        ["standardize_grants_dict"] = arguments => Grants.Standardize(arguments.Required(0, "grants_table")),
    };

    // The macro itself may call the adapter, which then does what it does without the macro.
    private object? Call(string name, Func<JinjaArguments, object?> call, JinjaArguments arguments)
    {
        if (!warehouse.Executes || scope.Macros.FindOverride(name, dialect.MacroPrefixes) is not { } macro || !overriding.Add(name))
            return call(arguments);
        try
        {
            var result = scope.Bind(macro).Call(arguments);
            Remember(name, arguments);
            return result;
        }
        finally
        {
            overriding.Remove(name);
        }
    }

    private void Remember(string name, JinjaArguments arguments)
    {
        if (name == "drop_relation")
            warehouse.Forget(Place(arguments, "relation"));
        if (name != "rename_relation")
            return;
        warehouse.Forget(Place(arguments, "from_relation"));
        warehouse.Remember(Place(arguments, "to_relation", 1));
    }

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
                strategy == "microbatch" ? "the incremental strategy 'microbatch' is not supported by this version of SectorPipeline."
                : $"no incremental strategy is called '{strategy}': there is no macro '{name}'.",
                Core.NearestName.Hint(strategy, ["append", "delete+insert", "merge"]) + " Use append, delete+insert or merge, or write that macro.");
    }

    private string Resolve(string relation, CancellationToken cancellation) =>
        !relation.Contains('(', StringComparison.Ordinal) ? relation
        : TextTemplates.Evaluate(relation, "constraints", 1, scope, cancellation) is RelationValue value ? dialect.RenderReferred(value.Relation)
        : throw new JinjaFaultException("CompilationError", $"a foreign key refers to {relation}.", " Write ref('model') or source('source', 'table').");

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
