using static SectorPipeline.Models.LintPatterns;

namespace SectorPipeline.Models;

/// <summary>What DuckDB, PostgreSQL and Redshift do not have in common, as far as models are likely to use it.</summary>
public static class LintRules
{
    private const string D = "duckdb";
    private const string P = "postgres";
    private const string R = "redshift";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        Rule("SP001", "CORR, COVAR or REGR", [R], "Sum up the products in a macro.", Function(
            "corr", "covar_pop", "covar_samp", "regr_slope", "regr_intercept", "regr_r2", "regr_count", "regr_avgx", "regr_avgy", "regr_sxx", "regr_syy", "regr_sxy")),
        Rule("SP002", "STRING_AGG or ARRAY_AGG", [R], "Use dbt.listagg, or dispatch a macro.", Function("string_agg", "array_agg")),
        Rule("SP003", "LISTAGG", [P], "Use dbt.listagg, or dispatch a macro.", Function("listagg")),
        Rule("SP004", "GENERATE_SERIES beside tables", [R], "Join a calendar table, or use dbt.date_spine.", Function("generate_series")),
        Rule("SP005", "IS DISTINCT FROM", [R], "Spell the comparison with nulls out.", IsDistinctFrom),
        Rule("SP006", "WIDTH_BUCKET", [D, R], "Divide and round down.", Function("width_bucket")),
        Rule("SP007", "FILTER (WHERE ...)", [R], "Write the aggregate over CASE WHEN.", IsFilter),
        Rule("SP008", "DISTINCT ON", [R], "Number the rows with ROW_NUMBER and keep the first.", Words("distinct", "on")),
        Rule("SP009", "LATERAL", [R], "Join a subquery that is grouped by the key.", Words("lateral")),
        Rule("SP010", "A named WINDOW", [R], "Repeat the window behind each OVER.", IsNamedWindow),
        Rule("SP011", "QUALIFY", [P], "Filter in a query around this one.", IsQualify),
        Rule("SP012", "GROUP BY ALL or ORDER BY ALL", [P], "Name the columns.", Any(Words("group", "by", "all"), Words("order", "by", "all"))),
        Rule("SP013", "* EXCLUDE", [P], "Name the columns.", (text, at) => IsAfterStar(text, at, "exclude")),
        Rule("SP014", "VALUES as a table", [R], "Write SELECTs with UNION ALL, or a seed.", IsValuesTable),
        Rule("SP015", "An array", [R], "Keep a row per element.", IsArray),
        Rule("SP016", "A recursive query without a list of columns", [R], "Name the columns behind the name of the query.", IsRecursionWithoutColumns),
        Rule("SP017", "A RANGE or GROUPS frame", [R], "Write ROWS BETWEEN, with an order that has no ties.", IsRangeFrame),
        Rule("SP018", "An aggregate OVER (ORDER BY ...) without a frame", [R], "Write ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW.", IsMissingFrame),
        Rule("SP019", "LAG or LEAD with a default", [R], "Put COALESCE around it.", (text, at) => IsCallOf(text, at, 3, "lag", "lead")),
        Rule("SP020", "A division of integers", [D], "Cast one of them to the type that is meant.", IsLiteralDivision) with { Differs = true },
        Rule("SP021", "TO_CHAR", [D], "Dispatch a macro.", Function("to_char")),
        Rule("SP022", "DATE_TRUNC without a cast", [D, P, R], "Cast the result to date or timestamp.", IsUncastDateTrunc) with { Differs = true },
        Rule("SP023", "TRUNCATE in a transaction", [R], "Write DELETE: TRUNCATE commits.", (text, at) => IsStatement(text, at, "truncate")),
        Rule("SP024", "MERGE from a query", [R], "Write DELETE and INSERT in one transaction.", (text, at) => IsStatement(text, at, "merge")),
        Rule("SP025", "A quoted name with upper-case letters", [R], "Use lower snake case: quoted names are folded there too.", IsCasedName),
        Rule("SP026", "DATEADD", [D, P], "Add days to a date, or use dbt.dateadd.", Function("dateadd")),
        Rule("SP027", "DATEDIFF", [P], "Subtract the dates, or use dbt.datediff.", Function("datediff")),
        Rule("SP028", "DATEDIFF with a bare unit", [D], "Subtract the dates, or use dbt.datediff.", IsDateDiffByWord),
        Rule("SP029", "TRY_CAST", [P], "Use dbt.safe_cast.", Function("try_cast")),
        Rule("SP030", "A struct literal", [P, R], "Use columns of their own.", IsStruct),
        Rule("SP031", "CONCAT of more than two values", [R], "Use || with COALESCE, or dbt.concat.", (text, at) => IsCallOf(text, at, 3, "concat")),
        Rule("SP032", "COLUMNS(...)", [P, R], "Name the columns.", Function("columns")),
        Rule("SP033", "An aggregate of DuckDB's own", [P, R], "Use ROW_NUMBER or PERCENTILE_CONT.", Function("arg_min", "arg_max", "quantile_cont", "quantile_disc", "approx_quantile", "count_if")),
        Rule("SP034", "UNNEST", [R], "Join a table of numbers.", Function("unnest")),
        Rule("SP035", "* REPLACE or * RENAME", [P, R], "Name the columns.", (text, at) => IsAfterStar(text, at, "replace") || IsAfterStar(text, at, "rename")),
        Rule("SP036", "A query that begins with FROM", [P, R], "Begin with SELECT *.", IsFromFirst),
        Rule("SP037", "An ASOF, POSITIONAL, SEMI or ANTI join", [P, R], "Write a window or EXISTS.", IsDuckDbJoin),
        Rule("SP038", "The operator //", [P, R], "Divide and round down.", (text, at) => text.IsSymbol(at, "//")),
        Rule("SP039", "A sequence or an index", [R], "Use ROW_NUMBER, and sort keys by configuration.", Any(Function("nextval"), Words("create", "index"), Words("create", "unique", "index"), Words("create", "sequence"))),
        Rule("SP040", "SAVEPOINT", [D, R], "Use a transaction of its own.", (text, at) => IsStatement(text, at, "savepoint")),
        Rule("SP041", "PIVOT", [P], "Write the aggregate over CASE WHEN.", (text, at) => text.IsWord(at, "pivot") && (at == 0 || text.IsSymbol(at + 1, "("))),
    ];

    private static LintRule Rule(string id, string construct, string[] lackedBy, string advice, Func<SqlText, int, bool> matches) =>
        new(id, construct, lackedBy, advice) { Matches = matches };
}
