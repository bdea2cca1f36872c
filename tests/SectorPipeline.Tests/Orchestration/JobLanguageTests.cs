using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

/// <summary>Conditions, failures, lists, parameters and schedules as job files write them, with what can be wrong.</summary>
public sealed class JobLanguageTests
{
    [Test]
    public void The_whole_language_is_read()
    {
        var job = Parse(
            """
            schedule: { cron: "*/5 9-16 * * *", calendar: nyse, during: open }
            overlap: queue
            parameters:
              symbols: { description: What to fetch, required: true, list: true }
              since: 2020-01-01
              sectors: [Energy, Utilities]
            steps:
              prices:
                uses: ingest.prices
                for_each: ${{ params.symbols }}
                max_parallel: 2
                with: { symbols: "${{ item }}", vendor: yahoo }
                on_failure: { run: notify }
              load:
                uses: warehouse.load
                needs: prices
                if: steps.prices.rows > 0 && !session.is_half_day
                on_failure: continue
              notify: { uses: lake.export }
            """);

        var (prices, load, notify) = (job.Steps["prices"], job.Steps["load"], job.Steps["notify"]);
        Assert.Multiple(() =>
        {
            Assert.That((job.Overlap, job.Schedule!.OnlyWhileOpen), Is.EqualTo((OverlapPolicy.Queue, true)));
            Assert.That(job.Parameters, Is.EqualTo([
                new JobParameter { Name = "symbols", Description = "What to fetch", IsRequired = true, IsList = true },
                new JobParameter { Name = "since", Default = "2020-01-01" },
                new JobParameter { Name = "sectors", Default = "Energy,Utilities", IsList = true },
            ]));
            Assert.That((prices.ForEach!.Text, prices.ForEach.MaxParallel), Is.EqualTo(("${{ params.symbols }}", 2)));
            Assert.That(prices.Bindings.Keys, Is.EqualTo(["symbols"]));
            Assert.That((prices.OnFailure, prices.Handler), Is.EqualTo((FailurePolicy.Run, "notify")));
            Assert.That((load.OnFailure, load.If!.Text), Is.EqualTo((FailurePolicy.Continue, "steps.prices.rows > 0 && !session.is_half_day")));
            Assert.That(notify.Handles, Is.EqualTo(["prices"]));
            Assert.That(job.Steps.Needs("notify"), Is.EqualTo(["prices"]));
        });
    }

    [Test]
    public void A_fault_in_an_expression_has_its_caret_at_the_name()
    {
        var error = Assert.Throws<ConfigurationException>(() => Parse(
            """
            steps:
              load:
                uses: warehouse.load
                if: session.date > '2020' && session.is_halfday
                timeout: 5m
            """));

        Assert.That(error.Message.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            jobs/daily.yml:4:42: no fact of a session is called 'is_halfday'. Did you mean 'is_half_day'? There is session.date, session.is_half_day, session.is_month_end, session.is_week_end.
              3 |     uses: warehouse.load
              4 |     if: session.date > '2020' && session.is_halfday
                |                                          ^
              5 |     timeout: 5m
            """.ReplaceLineEndings("\n")));
    }

    // Each has its fault at the name 'oops'.
    [TestCase("if: oops.x", 9)]
    [TestCase("if: ${{ oops.x }}", 13)]
    [TestCase("if: 'true &&   oops.x'", 20)]
    [TestCase("if: '''a'' == oops.x'", 19)]
    [TestCase("if: \"'\\u0061\\t' == oops.x\"", 24)]
    [TestCase("with: { select: \"a ${{ oops.x }}\" }", 28)]
    [TestCase("with: { select: [a, \"${{ oops.x }}\"] }", 30)]
    public void The_caret_finds_its_way_through_quotes_and_escapes(string line, int column)
    {
        Assert.That(FaultOf($"steps:\n  a:\n    uses: sql.run\n    {line}\n"), Does.StartWith($"4:{column}: nothing is called 'oops' here."));
    }

    [TestCase("if: true &&\n      oops.x", "5:7")]
    [TestCase("if: >-\n      true &&\n      oops.x", "6:7")]
    [TestCase("if: |\n\n      true &&\n        oops.x", "7:9")]
    [TestCase("if: \"true &&\n\n      oops.x\"", "6:7")]
    public void The_caret_finds_its_way_over_lines(string lines, string place)
    {
        Assert.That(FaultOf($"steps:\n  a:\n    uses: sql.run\n    {lines}\n"), Does.StartWith($"{place}: nothing is called 'oops' here."));
        Assert.That(FaultOf($"steps:\r\n  a:\r\n    uses: sql.run\r\n    {lines.ReplaceLineEndings("\r\n")}\r\n"), Does.StartWith($"{place}: nothing is called 'oops' here."));
    }

    [TestCaseSource(nameof(Faults))]
    public void Each_fault_has_its_own_words(string yaml, string expected)
    {
        Assert.That(FaultOf(yaml), Is.EqualTo(expected));
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("overlap: wait\n" + Load(""), "1:10: overlap: 'wait' is not known; write skip, queue or cancel.");
        yield return Fault("schedule: { cron: '* * * * *', during: open }\n" + Load(""), "1:40: during: open needs to know which exchange. Add its calendar, such as calendar: nyse.");
        yield return Fault("schedule: { cron: '* * * * *', calendar: nyse, during: closed }\n" + Load(""), "1:56: during: 'closed' is not known; write open, or leave it out.");
        yield return Fault("parameters: [a]\n" + Load(""), "1:13: parameters: keys with values are expected here, such as symbols: { description: What to fetch, list: true }.");
        yield return Fault("parameters: { 1st: x }\n" + Load(""), "1:15: '1st' is not a name of a parameter. A name starts with a letter and holds letters, digits, '_' and '-'.");
        yield return Fault("parameters: { a: { default: x, required: true } }\n" + Load(""), "1:29: a: is required, so its default is never used. Leave one of the two out.");
        yield return Fault("parameters: { a: { requird: true } }\n" + Load(""), "1:20: a parameter has no key 'requird'. Did you mean 'required'? Keys: description, default, required, list.");
        yield return Fault("parameters: { a: { list: maybe } }\n" + Load(""), "1:26: list: 'maybe' is not true or false.");
        yield return Fault("parameters: { a: { default: { x: 1 } } }\n" + Load(""), "1:29: a default is a text, a number, true, false or a list of texts.");
        yield return Fault("parameters: { symbols: x }\n" + Load("if: params.symbol == 'x'"), "5:16: no parameter is called 'symbol'. Did you mean 'symbols'? There is params.symbols.");
        yield return Fault(Load("if: params.x"), "4:16: no parameter is called 'x'. There is none: the job declares no parameters.");
        yield return Fault(Load("if: session"), "4:9: session has parts: session.date, session.is_half_day, session.is_month_end, session.is_week_end.");
        yield return Fault(Load("if: session.date.year"), "4:22: 'date' has no parts.");
        yield return Fault(Load("if: run.triger == 'manual'"), "4:13: no fact of a run is called 'triger'. Did you mean 'trigger'? There is run.trigger, run.full_refresh.");
        yield return Fault(Load("if: item == 'x'"), "4:9: item stands for an item of for_each, under with of the step that has it. It means nothing here.");
        yield return Fault(Load("if: !session.is_half_day"), "4:9: if: what begins with '!' is a tag in YAML. Write the condition in quotes, or in ${{ }}.");
        yield return Fault(Load("if: 'a ${{ true }}'"), "4:10: a condition is one expression. Put ${{ }} around the whole of it, or nowhere.");
        yield return Fault(Load("if: [a]"), "4:9: if: one word or text is expected here.");
        yield return Fault(Load("if: steps.test.state == 'failed'"), "4:15: 'test' need not have ended when load starts. Add it to the needs of load.");
        yield return Fault(Load("if: steps.tset.state"), "4:15: no step is called 'tset'. Did you mean 'test'?");
        yield return Fault(Load("if: steps.test"), "4:9: write steps.<name>.state, steps.<name>.rows or steps.<name>.counts.<count>.");
        yield return Fault(Test("if: steps.load.row > 0"), "2:54: a step has no 'row'. Did you mean 'rows'? It has state, rows, counts.");
        yield return Fault(Test("if: steps.load.counts > 0"), "2:54: say which count, such as counts.loaded.");
        yield return Fault(Test("if: steps.load.rows.x > 0"), "2:59: 'rows' has no parts.");
        yield return Fault(Load("for_each: AAPL"), "4:15: for_each: a list of texts or an expression is expected here, such as [AAPL, MSFT] or ${{ params.symbols }}.");
        yield return Fault(Load("for_each: [{ x: 1 }]"), "4:15: for_each: a list of texts or an expression is expected here, such as [AAPL, MSFT] or ${{ params.symbols }}.");
        yield return Fault(Load("for_each: ['${{ item }}']"), "4:21: item stands for an item of for_each, under with of the step that has it. It means nothing here.");
        yield return Fault(Load("for_each: [a]\n    max_parallel: 0"), "5:19: max_parallel: '0' is not a number of items from 1 to 100.");
        yield return Fault(Load("max_parallel: 2"), "4:5: max_parallel: counts items of for_each, which is missing. Add it or leave this out.");
        yield return Fault(Load("on_failure: retry"), "4:17: on_failure: 'retry' is not known; write stop, continue or { run: <step> }.");
        yield return Fault(Load("on_failure: {}"), "4:17: on_failure: which step to run is missing. Write stop, continue or { run: <step> }.");
        yield return Fault(Load("on_failure: { run: notfy }") + "\n  notify: { uses: sql.run }", "4:24: on_failure: no step is called 'notfy'. Did you mean 'notify'?");
        yield return Fault(Load("on_failure: { run: load }"), "2:3: load → load: these need each other in a circle. Remove one of the needs.");
        yield return Fault(Load("on_failure: { run: notify }") + "\n  notify: { uses: sql.run, needs: [test] }", "6:36: needs: notify comes after the steps whose on_failure names it (load), and needs nothing else. Leave needs out.");
        yield return Fault(Load("on_failure: { run: notify }") + "\n  notify: { uses: sql.run }\n  page: { uses: sql.run, needs: [notify] }", "7:34: needs: 'notify' runs only when a step fails, so nothing can need it.");
    }

    private static TestCaseData Fault(string yaml, string expected) => new TestCaseData(yaml, expected).SetArgDisplayNames(expected);

    // The text begins at column 5 of line 4, or of line 5 below a line above.
    private static string Load(string text) => $"steps:\n  load:\n    uses: sql.run\n    {text}\n  test: {{ uses: sql.run }}";

    private static string Test(string text) => $"steps:\n  test: {{ uses: sql.run, needs: load, {text} }}\n  load: {{ uses: sql.run }}";

    private static string FaultOf(string yaml)
    {
        var error = Assert.Throws<ConfigurationException>(() => Parse(yaml));
        return error!.Faults.Single().Split('\n')[0]["jobs/daily.yml:".Length..];
    }

    private static Job Parse(string yaml) => JobFile.Parse("jobs/daily.yml", yaml, StepTypes.Catalog);
}
