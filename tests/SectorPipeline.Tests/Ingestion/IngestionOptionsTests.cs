using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class IngestionOptionsTests
{
    [Test]
    public void The_defaults_are_valid()
    {
        Assert.That(new IngestionOptionsValidator().Validate(new IngestionOptions()).Errors, Is.Empty);
    }

    [Test]
    public void Every_fault_is_found_at_once_and_names_its_setting()
    {
        var options = new IngestionOptions
        {
            CompanyRefreshDays = 0,
            Yahoo = new() { BaseUrl = new("file:///tmp"), Concurrency = 0 },
            Fred = new() { Retry = new() { Attempts = 0 }, Series = [""] },
        };

        var faults = new IngestionOptionsValidator().Validate(options).Errors.Select(error => error.ErrorMessage);

        Assert.That(faults, Is.EquivalentTo(new[]
        {
            "Ingestion:CompanyRefreshDays: 0 is not a number of days. Use 1 or more.",
            "Ingestion:Fred:Series: a name is empty. Remove it.",
            "Ingestion:Yahoo:BaseUrl: 'file:///tmp' is not an http or https address.",
            "Ingestion:Yahoo:Concurrency: 0 is not between 1 and 256.",
            "Ingestion:Fred:Retry:Attempts: 0 is not between 1 and 20.",
        }));
    }

    [Test]
    public void Options_that_are_printed_show_no_key()
    {
        var options = new IngestionOptions { Fred = new() { ApiKey = new Secret(Workbench.Key) } };

        Assert.That(options.ToString(), Does.Contain("***").And.Not.Contain(Workbench.Key));
    }

    [Test]
    public void Every_step_can_be_made_from_a_host()
    {
        using var bench = new Workbench();
        using var host = new ServiceCollection()
            .AddSingleton(bench.Options)
            .AddSingleton(bench.Lake)
            .AddSingleton<IUniverse>(bench)
            .AddSingleton<IVendorLedger>(bench.Ledger)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddIngestion()
            .BuildServiceProvider();

        var steps = IngestionSteps.All.Select(type => type.Create(host)).ToList();

        Assert.That(steps, Has.Count.EqualTo(IngestionSteps.All.Count).And.All.Not.Null);
    }
}
