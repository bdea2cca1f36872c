using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class RunParametersTests
{
    private const string Tickers =
        """
        name: tickers
        parameters:
          symbols: { list: true, required: true }
          since: 2020-01-01
          until:
        steps:
          prices:
            uses: test
            with:
              symbols: ${{ params.symbols }}
              symbol: ["^GSPC", "${{ params.symbols }}", "${{ params.until }}"]
              text: since ${{ params.since }} until ${{ params.until }}
        """;

    private JobBench bench = new();

    [SetUp]
    public void Prepare() => bench = new JobBench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public async Task What_a_run_is_told_reaches_its_steps_and_the_rest_has_its_default()
    {
        var seen = StepParameters.None;
        bench.On("prices", (context, _) =>
        {
            seen = context.With;
            return Task.FromResult(StepResult.Nothing);
        });

        var run = await RunAsync(("symbols", "AAPL, MSFT"));

        Assert.Multiple(() =>
        {
            Assert.That(seen.Values["symbols"], Is.EqualTo(new[] { "AAPL", "MSFT" }));
            Assert.That(seen.Values["symbol"], Is.EqualTo(new[] { "^GSPC", "AAPL", "MSFT" }));
            Assert.That(seen.Values["text"], Is.EqualTo("since 2020-01-01 until "));
            Assert.That(run.Run.Parameters, Is.EqualTo(new Dictionary<string, string> { ["symbols"] = "AAPL, MSFT" }));
        });
    }

    [Test]
    public async Task A_rerun_is_told_the_same()
    {
        var seen = new List<string>();
        bench.Fail("prices");
        await RunAsync(("symbols", "AAPL"));
        bench.On("prices", (context, _) =>
        {
            seen.AddRange(context.With.List("symbols"));
            return Task.FromResult(StepResult.Nothing);
        });

        await bench.RerunAsync(bench.Read(Tickers));

        Assert.That(seen, Is.EqualTo(["AAPL"]));
    }

    [Test]
    public void Unknown_and_missing_ones_are_said_at_once_and_nothing_is_recorded()
    {
        var error = Assert.ThrowsAsync<ConfigurationException>(() => RunAsync(("symbol", "AAPL"), ("x", "")));

        Assert.That(error.Faults, Is.EqualTo([
            "tickers: no parameter is called 'symbol'. Did you mean 'symbols'? Parameters: symbols, since, until.",
            "tickers: no parameter is called 'x'. Parameters: symbols, since, until.",
            "tickers: the parameter 'symbols' is required. Give it, as symbols=A,B.",
        ]));
        Assert.That(bench.History.ListAsync(new RunFilter(), CancellationToken.None).Result, Is.Empty);
    }

    [Test]
    public void A_required_list_is_not_empty()
    {
        Assert.That(() => RunAsync(("symbols", " , ")), Throws.TypeOf<ConfigurationException>().With.Message.EqualTo("tickers: the parameter 'symbols' is required. Give it, as symbols=A,B."));
    }

    [Test]
    public void What_a_step_makes_of_them_is_checked_before_anything_runs()
    {
        var type = new StepType("checked", "", ["symbol"], _ => throw new InvalidOperationException("ran"))
        {
            Check = (_, context) => throw new ConfigurationException($"{context.Step}: '{context.With.Text("symbol")}' is no symbol."),
        };
        var job = JobFile.Parse(
            "a.yml",
            "parameters: { symbols: 'a,b' }\nsteps: { prices: { uses: checked, for_each: \"${{ params.symbols }}\", with: { symbol: \"${{ item }}\" } } }",
            new StepCatalog([type]));

        var error = Assert.ThrowsAsync<ConfigurationException>(() => bench.RunAsync(job));

        Assert.That(error.Faults, Is.EqualTo(["prices: 'a' is no symbol.", "prices: 'b' is no symbol."]));
    }

    private Task<RunDetails> RunAsync(params (string Name, string Value)[] parameters) => bench.RunAsync(
        bench.Read(Tickers),
        new RunRequest { Session = JobBench.Session, Parameters = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value) });
}
