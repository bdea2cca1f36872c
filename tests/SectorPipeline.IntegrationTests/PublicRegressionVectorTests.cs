using System.Globalization;

namespace SectorPipeline.IntegrationTests;

/// <summary>The macros of the correlation and exposure marts against numbers from public reference datasets and test fixtures.</summary>
[TestFixture]
internal sealed class PublicRegressionVectorTests
{
    // Sums over the pairs that both have, as the macros take them.
    private const string Sums = """
        count(x * y) as n, sum(x * y) as products, sum(x + 0 * y) as x_sum, sum(y + 0 * x) as y_sum, sum(x * x + 0 * y) as x_squares, sum(y * y + 0 * x) as y_squares
        """;

    private const string Moments = """
        *, x_sum / n as x_mean, y_sum / n as y_mean, {{ covariance_of_sums('n', 'products', 'x_sum', 'y_sum') }} as covariance,
        {{ variance_of_sums('n', 'x_squares', 'x_sum') }} as x_variance, {{ variance_of_sums('n', 'y_squares', 'y_sum') }} as y_variance
        """;

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

    // The certified deviations of the estimates are on NIST's page of the dataset, not in the file.
    [TestCase("slope", 1.00211681802045)]
    [TestCase("intercept", -0.262323073774029)]
    [TestCase("r_squared", 0.999993745883712)]
    [TestCase("residual_stdev", 0.884796396144373)]
    [TestCase("slope_error", 0.429796848199937E-03)]
    [TestCase("intercept_error", 0.232818234301152)]
    public async Task A_certified_line_agreesAsync(string quantity, double certified)
    {
        var found = engine!.Row(await CompileAsync($$$"""
            select {{{quantity}}}
            from (
                select
                    {{ beta('covariance', 'x_variance') }} as slope,
                    {{ intercept('y_mean', beta('covariance', 'x_variance'), 'x_mean') }} as intercept,
                    power({{ correlation('covariance', 'x_variance', 'y_variance') }}, 2) as r_squared,
                    sqrt(residual) as residual_stdev,
                    {{ slope_standard_error('n', 'residual', 'x_variance') }} as slope_error,
                    {{ intercept_standard_error('n', 'residual', 'x_mean', 'x_variance') }} as intercept_error
                from (
                    select *, {{ residual_variance('n', 'covariance', 'x_variance', 'y_variance') }} as residual
                    from (select {{{Moments}}} from (select {{{Sums}}} from read_csv('{{{vectors}}}/nist_norris.csv')) as sums) as moments
                ) as line
            ) as figures
            """));

        Assert.That(Convert.ToDouble(found[0], CultureInfo.InvariantCulture), Is.EqualTo(certified).Within(1e-9).Percent);
    }

    // t = r / error is how the mart's errors are used: t² (1 - r²) = r² (n - 2).
    [Test]
    public Task The_error_of_a_correlation_gives_the_t_of_the_slopeAsync() => AssertDifferenceAsync(1e-9, $$$"""
        select abs(correlation / {{ correlation_standard_error('n', 'correlation') }} / (slope / {{ slope_standard_error('n', 'residual', 'x_variance') }}) - 1), n
        from (
            select *, {{ beta('covariance', 'x_variance') }} as slope, {{ correlation('covariance', 'x_variance', 'y_variance') }} as correlation,
                {{ residual_variance('n', 'covariance', 'x_variance', 'y_variance') }} as residual
            from (
                select {{{Moments}}}
                from (select {{{Sums}}} from (select x_realgdp_growth as x, y_realinv_growth as y from read_csv('{{{vectors}}}/statsmodels_regression.csv')) as pairs) as sums
            ) as moments
        ) as line
        """, rows: 202);

    [TestCase("lean_spy_qqq_corr252", "a_close", "b_close", "pearson252_prices", 252, 1_249)]
    [TestCase("skender_spy_daily", "close", "compare_close", "corr20_prices", 20, 483)]
    public Task Rolling_correlations_agreeAsync(string file, string x, string y, string expected, int window, int rows)
    {
        var sums = string.Join(", ", new[] { ("products", "x * y"), ("x_sum", "x"), ("y_sum", "y"), ("x_squares", "x * x"), ("y_squares", "y * y") }
            .Select(sum => $"sum({sum.Item2}) over {{{{ trailing('1', 'date', {window}) }}}} as {sum.Item1}"));
        return AssertDifferenceAsync(1e-9, $$$"""
            select max(abs({{ correlation('covariance', 'x_variance', 'y_variance') }} - expected)), count(expected)
            from (
                select {{{Moments}}}
                from (
                    select {{{window}}} as n, expected, {{{sums}}}
                    from (select date, {{{x}}} as x, {{{y}}} as y, {{{expected}}} as expected from read_csv('{{{vectors}}}/{{{file}}}.csv')) as prices
                ) as sums
            ) as moments
            """, rows);
    }

    [TestCase("corr", "{{ correlation('covariance', 'x_variance', 'y_variance') }}")]
    [TestCase("cov", "covariance * 252")]
    public Task Pairs_of_stocks_agree_over_the_days_that_both_haveAsync(string file, string figure) => AssertDifferenceAsync(1e-12, $$$"""
        with prices as (unpivot read_csv('{{{vectors}}}/pypfopt_prices.csv.gz') on columns(* exclude date) into name ticker value price),
        returns as (select ticker, date, price / lag(price) over (partition by ticker order by date) - 1 as r from prices)
        select max(abs({{{figure}}} - e.expected)), count(*)
        from (
            select {{{Moments}}}
            from (
                select ticker, other, {{{Sums}}}
                from (select a.ticker, b.ticker as other, a.r as x, b.r as y from returns a join returns b using (date)) as pairs
                group by ticker, other
            ) as sums
        ) as m
        inner join (unpivot read_csv('{{{vectors}}}/pypfopt_{{{file}}}.csv') on columns(* exclude ticker) into name other value expected) as e using (ticker, other)
        """, rows: 400);

    [Test]
    public async Task Points_on_a_line_have_no_error_and_points_above_each_other_no_lineAsync()
    {
        var found = engine!.Row(await CompileAsync($$$"""
            select max(case when series = 'line' then error end), count(case when series = 'wall' then error end), count(case when series = 'wall' then correlation end)
            from (
                select series, {{ correlation('covariance', 'x_variance', 'y_variance') }} as correlation,
                    {{ slope_standard_error('n', residual_variance('n', 'covariance', 'x_variance', 'y_variance'), 'x_variance') }} as error
                from (
                    select {{{Moments}}}
                    from (select series, {{{Sums}}} from (
                        select 'line' as series, cast(i as double) as x, 2.0 * i as y from range(5) as points(i)
                        union all
                        select 'wall' as series, 0.1 as x, 2.0 * i as y from range(5) as points(i)) as points
                    group by series) as sums
                ) as moments
            ) as lines
            """));

        Assert.That(found, Is.EqualTo(new object[] { 0.0, 0L, 0L }));
    }

    private async Task AssertDifferenceAsync(double tolerance, string template, long rows)
    {
        var found = engine!.Row(await CompileAsync(template));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToInt64(found[1], CultureInfo.InvariantCulture), Is.EqualTo(rows), "rows");
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
