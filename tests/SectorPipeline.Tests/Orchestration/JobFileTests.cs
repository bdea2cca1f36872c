using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class JobFileTests
{
    [Test]
    public void Everything_a_job_says_is_read()
    {
        var job = Parse(
            """
            name: weekly
            description: All of it
            schedule: { cron: "0 6 * * MON-FRI", timezone: Europe/Berlin, calendar: nyse, catch_up: 5 }
            deadline: "08:45"
            steps:
              load: { uses: warehouse.load, needs: prices }
              prices:
                uses: ingest.prices
                with: { vendor: yahoo, symbols: [AAPL, "BRK.B"] }
                retry: { attempts: 4, first: 15s, backoff: constant, max: 1h30m }
                timeout: 20m
                pool: yahoo
                not_before: "06:30"
            """);

        var prices = job.Steps["prices"];
        Assert.Multiple(() =>
        {
            Assert.That((job.Name, job.Description, job.Deadline), Is.EqualTo(("weekly", "All of it", new TimeOnly(8, 45))));
            Assert.That((job.Schedule!.Cron, job.TimeZone.Id, job.Schedule.CatchUp), Is.EqualTo(("0 6 * * MON-FRI", "Europe/Berlin", 5)));
            Assert.That(job.Schedule.Calendar, Is.SameAs(TradingCalendar.Nyse));
            Assert.That(job.Steps.Names, Is.EqualTo(["prices", "load"]));
            Assert.That(job.Steps["load"].Needs, Is.EqualTo(["prices"]));
            Assert.That((prices.Type.Name, prices.Timeout, prices.Pool, prices.NotBefore), Is.EqualTo(("ingest.prices", TimeSpan.FromMinutes(20), "yahoo", new TimeOnly(6, 30))));
            Assert.That(prices.With.List("symbols"), Is.EqualTo(["AAPL", "BRK.B"]));
            Assert.That(prices.Retry, Is.EqualTo(new RetryPolicy { Attempts = 4, First = TimeSpan.FromSeconds(15), Backoff = Backoff.Constant, Max = TimeSpan.FromMinutes(90) }));
        });
    }

    [Test]
    public void What_is_left_out_has_a_default()
    {
        var job = Parse("steps: { load: { uses: warehouse.load } }");

        Assert.Multiple(() =>
        {
            Assert.That((job.Name, job.Schedule, job.Deadline), Is.EqualTo(("daily", default(JobSchedule), default(TimeOnly?))));
            Assert.That(job.TimeZone.Id, Is.EqualTo("America/New_York"));
            Assert.That(job.Steps["load"].Retry.Attempts, Is.EqualTo(1));
            Assert.That(job.Steps["load"].With.Values, Is.Empty);
        });
    }

    [TestCase("x", "x")]
    [TestCase("\"5\"", "5")]
    [TestCase("5", 5L)]
    [TestCase("-0.5", -0.5)]
    [TestCase("true", true)]
    [TestCase("'true'", "true")]
    [TestCase("no", "no")]
    [TestCase("Infinity", "Infinity")]
    [TestCase("~", null)]
    public void Only_plain_words_are_more_than_text(string yaml, object? expected)
    {
        var job = Parse($"steps: {{ a: {{ uses: sql.run, with: {{ threads: {yaml} }} }} }}");

        Assert.That(job.Steps["a"].With.Values["threads"], Is.EqualTo(expected));
    }

    [Test]
    public void A_fault_shows_its_line_the_lines_around_and_a_caret()
    {
        var error = Assert.Throws<ConfigurationException>(() => Parse(
            """
            steps:
              prices:
                uses: ingest.prices
                retyr: { attempts: 4 }
                timeout: 20m
            """));

        Assert.That(error.Message.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            jobs/daily.yml:4:5: a step has no key 'retyr'. Did you mean 'retry'? Keys: uses, needs, if, with, for_each, max_parallel, on_failure, retry, timeout, pool, not_before.
              3 |     uses: ingest.prices
              4 |     retyr: { attempts: 4 }
                |     ^
              5 |     timeout: 20m
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void All_faults_come_at_once_in_the_order_of_the_file()
    {
        var error = Assert.Throws<ConfigurationException>(() => Parse(
            """
            nam: daily
            schedule: { cron: "0 25 * * *" }
            steps:
              load: { uses: warehouse.laod, needs: [prices], timeout: soon }
            """));

        Assert.That(error.Faults.Select(fault => fault.Split('\n')[0]), Is.EqualTo([
            "jobs/daily.yml:1:1: a job has no key 'nam'. Did you mean 'name'? Keys: name, description, schedule, deadline, overlap, parameters, steps.",
            "jobs/daily.yml:2:19: cron: '25' is no valid hour. Give *, a number from 0 to 23, a range such as 1-5, or a step such as */5.",
            "jobs/daily.yml:4:17: uses: no step type is called 'warehouse.laod'. Did you mean 'warehouse.load'? Step types: ingest.companies, ingest.macro, ingest.prices, lake.export, sql.run, sql.seed, sql.test, warehouse.load.",
            "jobs/daily.yml:4:41: needs: no step is called 'prices'.",
            "jobs/daily.yml:4:59: timeout: 'soon' is not a duration; write it as 10s, 20m or 1h30m.",
        ]));
    }

    [TestCaseSource(nameof(Faults))]
    public void Each_fault_has_its_own_words(string yaml, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => Parse(yaml));

        Assert.That(error.Faults.Single().Split('\n')[0], Is.EqualTo("jobs/daily.yml:" + expected));
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("a: [", "1:4: not valid YAML: While parsing a node, did not find expected node content.");
        yield return Fault("steps:\n  a: {\nb: c\n", "2:6: not valid YAML: what begins here does not end. Close its bracket or brace.");
        yield return Fault("name: a\nname: b\n" + Load(), "2:1: not valid YAML: Duplicate key name.");
        yield return Fault("name: a: b", "1:8: not valid YAML: While scanning a plain scalar value, found invalid mapping.");
        yield return Fault("name: *x", "1:1: not valid YAML: The anchor 'x' does not exists.");
        yield return Fault("", "1:1: a job is one mapping with the keys name, schedule and steps.");
        yield return Fault("- a", "1:1: a job is one mapping with the keys name, schedule and steps.");
        yield return Fault("name: a", "1:1: the job has no steps. Add steps: with at least one step under it.");
        yield return Fault("steps: {}", "1:1: the job has no steps. Add steps: with at least one step under it.");
        yield return Fault("steps: [a]", "1:8: steps: keys with values are expected here, such as prices: { uses: ingest.prices }.");
        yield return Fault("name: my job\n" + Load(), "1:7: name: 'my job' is not a name. A name starts with a letter and holds letters, digits, '_' and '-'.");
        yield return Fault("deadline: 8 am\n" + Load(), "1:11: deadline: '8 am' is not a time of day; write it as \"08:45\".");
        yield return Fault("schedule: { timezone: UTC }\n" + Load(), "1:11: the schedule has no cron. Add one, such as cron: \"0 6 * * MON-FRI\".");
        yield return Fault("schedule: { cron: '0 6 * *' }\n" + Load(), "1:19: cron: '0 6 * *' has 4 fields. Give five: minute, hour, day of month, month, day of week.");
        yield return Fault(
            "schedule: { cron: '0 6 * * *', timezone: America/New_Yorc }\n" + Load(),
            "1:42: timezone: no time zone is called 'America/New_Yorc'. Did you mean 'America/New_York'? Use a name such as America/New_York.");
        yield return Fault("schedule: { cron: '0 6 * * *', calendar: nise }\n" + Load(), "1:42: calendar: no calendar is called 'nise'. Did you mean 'nyse'? Calendars: nyse.");
        yield return Fault("schedule: { cron: '0 6 * * *', catch_up: -1 }\n" + Load(), "1:42: catch_up: '-1' is not a number of runs from 0 to 1000.");
        yield return Fault("steps: { load: warehouse.load }", "1:10: load: a step is a mapping, such as { uses: ingest.prices }.");
        yield return Fault("steps: { 1st: { uses: sql.run } }", "1:10: '1st' is not a name of a step. A name starts with a letter and holds letters, digits, '_' and '-'.");
        yield return Fault("steps: { load: { timeout: 5m } }", "1:16: load: uses is missing. Say what the step does, such as uses: ingest.prices.");
        yield return Fault("steps: { a: { uses: sql.run, with: { slect: marts } } }", "1:38: with: sql.run has no parameter 'slect'. Did you mean 'select'? Parameters: select, exclude, threads.");
        yield return Fault("steps: { a: { uses: warehouse.load, with: { x: 1 } } }", "1:45: with: warehouse.load has no parameter 'x'. It has none.");
        yield return Fault("steps: { a: { uses: sql.run, with: { select: { x: 1 } } } }", "1:46: with: select: a text, a number, true, false or a list of texts is expected here.");
        yield return Fault("steps: { a: { uses: sql.run, needs: { b: 1 } } }", "1:37: needs: a list of names is expected here, such as [prices, load].");
        yield return Fault(Retry("attempts: 0"), "1:49: attempts: '0' is not a number of attempts from 1 to 100.");
        yield return Fault(Retry("first: 10"), "1:46: first: '10' is not a duration; write it as 10s, 20m or 1h30m.");
        yield return Fault(Retry("backoff: linear"), "1:48: backoff: 'linear' is not a backoff; write exponential or constant.");
        yield return Fault(Retry("first: 1m, max: 30s"), "1:55: max: '30s' is shorter than first. Make it 1m or longer.");
        yield return Fault(Retry("delay: 1m"), "1:39: retry has no key 'delay'. Keys: attempts, first, backoff, max.");
        yield return Fault("steps:\n  a: { uses: sql.run, needs: [c] }\n  b: { uses: sql.run, needs: [a] }\n  c: { uses: sql.run, needs: [b] }", "2:3: a → c → b → a: these need each other in a circle. Remove one of the needs.");
        yield return Fault("steps:\n  load: { uses: sql.run }\n  test: { uses: sql.run, needs: [laod] }", "3:34: needs: no step is called 'laod'. Did you mean 'load'?");
    }

    private static TestCaseData Fault(string yaml, string expected) => new TestCaseData(yaml, expected).SetArgDisplayNames(expected);

    private static string Load() => "steps: { load: { uses: warehouse.load } }";

    private static string Retry(string text) => $"steps: {{ a: {{ uses: sql.run, retry: {{ {text} }} }} }}";

    private static Job Parse(string yaml) => JobFile.Parse("jobs/daily.yml", yaml, StepTypes.Catalog);
}
