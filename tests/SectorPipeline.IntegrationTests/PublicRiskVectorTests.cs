using System.Globalization;

namespace SectorPipeline.IntegrationTests;

/// <summary>The macros of the risk mart against numbers from the test fixtures of public projects.</summary>
[TestFixture]
internal sealed class PublicRiskVectorTests
{
    // As the marts have it, what is not defined is null, and what empyrical calls infinite too.
    private static readonly Dictionary<string, string> Metrics = new(StringComparer.Ordinal)
    {
        ["annual_volatility"] = "{{ annualised_deviation('stddev_samp(r)') }}",
        ["sharpe_ratio"] = "{{ reward_to_deviation('avg(r - f)', 'stddev_samp(r - f)') }}",
        ["excess_sharpe"] = "{{ reward_to_deviation('avg(r - b)', 'stddev_samp(r - b)', 1) }}",
        ["downside_risk"] = "{{ downside_deviation('avg(' ~ squared_shortfall('r - q') ~ ')') }}",
        ["sortino_ratio"] = "{{ sortino_ratio('avg(r - q)', 'avg(' ~ squared_shortfall('r - q') ~ ')') }}",
        ["beta"] = "{{ beta(covariance_of_sums('count(r * b)', 'sum(r * b)', 'sum(r + 0 * b)', 'sum(b + 0 * r)'), variance_of_sums('count(r * b)', 'sum(b * b + 0 * r)', 'sum(b + 0 * r)')) }}",
        ["max_drawdown"] = $"case when count(r) > 0 then ({WorstDrawdown}) end",
        ["calmar_ratio"] = $"{{{{ calmar_ratio('product(1 + coalesce(r, 0))', 'count(*)', \"({WorstDrawdown})\") }}}}",
    };

    private const string WorstDrawdown = "select min(level / peak - 1) from wealth";

    private TemporaryFolder? folder;
    private TemporaryFolder? engineFolder;
    private Warehouse? engine;
    private string vectors = "";

    [OneTimeSetUp]
    public void Open()
    {
        vectors = Repository.Shared("vectors/public");
        folder = new TemporaryFolder();
        // One process at a time holds a warehouse, and the compiler looks into its own.
        engineFolder = new TemporaryFolder();
        engine = Warehouse.Of(engineFolder.Path);
    }

    [OneTimeTearDown]
    public void Close()
    {
        engine?.Dispose();
        engineFolder?.Dispose();
        folder?.Dispose();
    }

    [Test]
    public async Task Empyrical_cases_agreeAsync()
    {
        var cases = File.ReadLines($"{vectors}/empyrical_cases.csv").Skip(1).Select(line => line.Split(','))
            .Select(fields => fields[1] == "alpha_beta" ? [fields[0], "beta", .. fields[2..10], fields[10].Split('|')[1], .. fields[11..]] : fields)
            .Where(fields => Metrics.ContainsKey(fields[1])).ToList();
        var sql = await CompileAsync(string.Join("\nunion all\n", cases.Select(CaseQuery)));

        var wrong = engine!.Row($"""
            select count(*), coalesce(string_agg(name || ': ' || coalesce(found::varchar, 'null') || ' for ' || coalesce(expected::varchar, 'null'), ', ')
                filter ((found is null) <> (expected is null) or abs(found - expected) > 1e-8), '')
            from ({sql}) as cases
            """);

        Assert.That(wrong, Is.EqualTo(new object[] { 40L, "" }));
    }

    [Test]
    public Task Deviations_of_skfolio_agreeAsync() => AssertDifferenceAsync(1e-7, $$$"""
        select max(abs(found - e.expected)), count(*)
        from (
            select ticker,
                sqrt({{ variance_of_sums('count(r)', 'sum(r * r)', 'sum(r)') }}) as stdev_sample,
                {{ variance_of_sums('count(r)', 'sum(r * r)', 'sum(r)') }} as variance_sample,
                avg(r) as mean,
                {{ downside_deviation('avg(' ~ squared_shortfall('r') ~ ')') }} / sqrt(252) as semi_deviation_population_mar0
            from (
                select ticker, price / lag(price) over (partition by ticker order by date) - 1 as r
                from (unpivot read_csv('{{{vectors}}}/skfolio_prices.csv') on columns(* exclude date) into name ticker value price) as prices) as returns
            group by ticker) as f
        unpivot (found for quantity in (stdev_sample, variance_sample, mean, semi_deviation_population_mar0))
        inner join read_csv('{{{vectors}}}/skfolio_expected.csv') e using (ticker, quantity)
        """, rows: 8);

    [TestCase(95, "05")]
    [TestCase(99, "01")]
    public Task Normal_value_at_risk_agreesAsync(int level, string quantile) =>
        // The published quantiles of the normal distribution are rounded to 6 decimals.
        AssertDifferenceAsync(2e-8, $$$"""
            select max(abs(v + x)), count(x)
            from (
                select normal_quantile_{{{quantile}}} as x, {{ normal_value_at_risk('s / 252', 'sqrt(' ~ variance_of_sums(252, 'ss', 's') ~ ')', {{{level}}}) }} as v
                from (
                    select *, sum(r) over {{ trailing('1', 'date', 252) }} as s, sum(r * r) over {{ trailing('1', 'date', 252) }} as ss
                    from (select *, close / lag(close) over (order by date) - 1 as r from read_csv('{{{vectors}}}/lean_spy_var_normal_252.csv')) as returns
                ) as sums
            ) as found
            """, rows: 2_748);

    [Test]
    public Task A_rolling_sharpe_ratio_agreesAsync() => AssertDifferenceAsync(1e-12, $$$"""
        select max(abs(v - x)), count(x)
        from (
            select date, sharpe10_pop as x, {{ reward_to_deviation('m', 's', 1) }} as v, row_number() over (order by date desc) as age
            from (
                select *, avg(r) over {{ trailing('1', 'date', 10) }} as m, stddev_pop(r) over {{ trailing('1', 'date', 10) }} as s
                from (select *, close / lag(close) over (order by date) - 1 as r from read_csv('{{{vectors}}}/lean_sharpe10.csv')) as returns
            ) as moments
        ) as found
        where age > 1
        """, rows: 66);

    [Test]
    public Task A_rolling_sortino_ratio_agreesAsync() => AssertDifferenceAsync(4e-10, $$$"""
        select max(abs(v - sortino15)), count(sortino15)
        from (
            select *, {{ sortino_ratio('m', 's') }} / sqrt(252) as v
            from (
                select *, avg(r) over {{ trailing('1', 'date', 15) }} as m, avg({{ squared_shortfall('r') }}) over {{ trailing('1', 'date', 15) }} as s
                from (select *, close / lag(close) over (order by date) - 1 as r from read_csv('{{{vectors}}}/lean_sortino15_mar0.csv')) as returns
            ) as moments
        ) as found
        """, rows: 62);

    [Test]
    public Task A_rolling_beta_agreesAsync() => AssertDifferenceAsync(5e-10, $$$"""
        select max(abs(v - beta5)), count(beta5)
        from (
            select *, {{ beta(covariance_of_sums(5, 'xy', 'x', 'y'), variance_of_sums(5, 'yy', 'y')) }} as v
            from (
                select *, sum(a) over {{ trailing('1', 'date', 5) }} as x, sum(m) over {{ trailing('1', 'date', 5) }} as y,
                    sum(a * m) over {{ trailing('1', 'date', 5) }} as xy, sum(m * m) over {{ trailing('1', 'date', 5) }} as yy
                from (
                    select *, asset_close / lag(asset_close) over (order by date) - 1 as a, market_close / lag(market_close) over (order by date) - 1 as m
                    from read_csv('{{{vectors}}}/lean_amzn_spx_beta5.csv')) as returns
            ) as sums
        ) as found
        """, rows: 20);

    [Test]
    public Task Certified_deviations_agreeAsync() => AssertDifferenceAsync(1e-9, $$$"""
        select max(greatest(abs(s - certified_stdev_sample), abs(m / certified_mean - 1))), count(*)
        from (
            select dataset, {{ annualised_deviation('stddev_samp(value)') }} / sqrt(252) as s, avg(value) as m
            from read_csv('{{{vectors}}}/nist_univariate.csv') group by dataset) as found
        inner join read_csv('{{{vectors}}}/nist_univariate_expected.csv') using (dataset)
        """, rows: 3);

    [Test]
    public Task An_outlier_that_has_left_the_window_is_forgottenAsync() => AssertDifferenceAsync(1e-12, $$$"""
        select max(abs(s / rolling_stdev_sample_6 - 1)), count(rolling_stdev_sample_6)
        from (
            select *, stddev_samp(value) over {{ trailing('1', 'index', 6) }} as s
            from read_csv('{{{vectors}}}/outlier_rolling_stdev.csv')) as found
        """, rows: 11);

    [Test]
    public Task An_arch_test_agreesAsync() => AssertDifferenceAsync(1e-10, $$$"""
        select greatest(abs(arch_lm - expected), abs({{ chi_squared_4_tail('arch_lm') }} - p_value)), count(*) over ()
        from (
            {{ arch_lm("(select 1 as series, row_number() over (order by quarter) as n, ols_residual * ols_residual as square from read_csv('{{{vectors}}}/statsmodels_regression.csv'))", ['series', 'n'], 202) }}
        ) as found
        cross join read_csv('{{{vectors}}}/statsmodels_expected.csv')
        where n = 202 and quantity = 'arch_lm_4'
        """, rows: 1);

    private string CaseQuery(string[] fields)
    {
        var expected = fields[10] is "NaN" or "Inf" ? "null" : fields[10];
        return $"""
            select '{fields[0]}' as name, cast({expected} as double) as expected, ({Compute(fields)}) as found
            """;
    }

    private string Compute(string[] fields) => $"""
        with x as (select i, {Series(fields[2])} as r, {Series(fields[3])} as b, {Series(fields[5])} as f, {Series(fields[6])} as q from range(1, 10) as rows(i) where {Length(fields[2])}),
            wealth as (select level, max(level) over (order by i rows between unbounded preceding and current row) as peak
                from (select 0 as i, 1.0::double as level union all select i, product(1 + coalesce(r, 0)) over (order by i rows between unbounded preceding and current row) from x) as levels)
        select {Metrics[fields[1]]} from x
        """;

    private static string Length(string series) => series switch { "empty_returns" => "false", "one_return" => "i = 1", _ => "true" };

    /// <summary>The value of a named series at the row's date, or the number itself.</summary>
    private string Series(string name)
    {
        if (name.Length == 0 || double.TryParse(name, CultureInfo.InvariantCulture, out _))
            return name.Length == 0 ? "null::double" : name;
        var plain = name.TrimStart('-').Replace("[1:]", "", StringComparison.Ordinal);
        var sign = name.StartsWith('-') ? "-" : "";
        return $"(select {sign}s.\"return\" from read_csv('{vectors}/empyrical_series.csv') s where s.series = '{plain}' and s.date = date '2000-01-29' + i::int)";
    }

    private async Task AssertDifferenceAsync(double tolerance, string template, long rows)
    {
        var found = engine!.Row(await CompileAsync(template));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[1], Is.EqualTo(rows), "rows");
            Assert.That(Convert.ToDouble(found[0], CultureInfo.InvariantCulture), Is.LessThanOrEqualTo(tolerance), "largest difference");
        }
    }

    private async Task<string> CompileAsync(string template)
    {
        var output = await new SectorProcess(folder!.Path).RunAsync("sql", "compile", "--inline", template);
        Assert.That(output.ExitCode, Is.Zero, output.All);
        return output.Text[(output.Text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
