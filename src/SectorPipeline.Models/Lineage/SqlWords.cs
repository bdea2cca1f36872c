namespace SectorPipeline.Models;

/// <summary>The words that mean something to the reader of queries.</summary>
internal static class SqlWords
{
    /// <summary>What begins the next clause of a SELECT.</summary>
    public static readonly IReadOnlySet<string> Clauses = Set("from where group having window qualify order limit offset fetch");

    public static readonly IReadOnlySet<string> SetOperators = Set("union intersect except minus");

    public static readonly IReadOnlySet<string> QueryStarts = Set("select with values from table");

    public static readonly IReadOnlySet<string> Joins = Set("join natural inner left right full cross semi anti asof positional outer");

    /// <summary>What may follow a relation and is no alias of it.</summary>
    public static readonly IReadOnlySet<string> NoAliases = Set(
        "on using where group having window qualify order limit offset fetch for join natural inner left right full cross semi anti asof positional outer " +
        "tablesample pivot unpivot with select set union intersect except minus at lateral sample");

    /// <summary>Words of expressions that are never columns.</summary>
    public static readonly IReadOnlySet<string> Reserved = Set(
        "and or not is null true false case when then else end between in like ilike similar as distinct from over partition by order asc desc nulls " +
        "where interval collate select exists all some any array unknown isnull notnull having group limit offset union intersect except on using");

    /// <summary>Words of expressions that may also be names of columns.</summary>
    public static readonly IReadOnlySet<string> Soft = Set(
        "to escape rows range groups unbounded preceding following current row first last filter within at time zone respect ignore exclude ties no others " +
        "year quarter month week day hour minute second years months weeks days hours minutes seconds millisecond microsecond dow doy epoch " +
        "date timestamp precision varying double current_date current_timestamp current_time localtime localtimestamp current_user session_user user " +
        "both leading trailing for symmetric struct map row values default struct sysdate");

    public static readonly IReadOnlySet<string> Aggregates = Set(
        "sum count avg min max median mode stddev stddev_samp stddev_pop variance var_samp var_pop corr covar_samp covar_pop " +
        "regr_slope regr_intercept regr_r2 regr_count regr_avgx regr_avgy regr_sxx regr_syy regr_sxy string_agg array_agg listagg group_concat list " +
        "json_agg jsonb_agg json_object_agg jsonb_object_agg json_group_array json_group_object any_value bool_and bool_or every bit_and bit_or bit_xor " +
        "first last arg_min arg_max argmin argmax min_by max_by percentile_cont percentile_disc quantile quantile_cont quantile_disc approx_quantile " +
        "approx_count_distinct approximate_count count_if countif count_star product fsum kahan_sum favg geomean geometric_mean histogram skewness kurtosis " +
        "kurtosis_pop entropy mad sem first_value_agg last_value_agg max_by min_by xmlagg grouping");

    /// <summary>Functions whose first argument may be a unit of time written as a bare word.</summary>
    public static readonly IReadOnlySet<string> UnitFunctions = Set(
        "extract dateadd datediff date_add date_sub date_diff datepart date_part timestampadd timestampdiff timestamp_diff datetime_diff dateadd_months trim");

    /// <summary>Second words of types: double precision, timestamp with time zone.</summary>
    public static readonly IReadOnlySet<string> TypeTails = Set("precision varying with without time zone");

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
