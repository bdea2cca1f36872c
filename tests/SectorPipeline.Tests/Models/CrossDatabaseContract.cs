using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>The built-in macros mean the same on every engine; a subclass says how to reach one.</summary>
public abstract class CrossDatabaseContract
{
    private SqlRunner? runner;

    public static IEnumerable<CrossDatabaseCase> Cases => [.. CrossDatabaseDates.All, .. CrossDatabaseValues.All];

    /// <summary>A runner of a project without macros of its own.</summary>
    protected abstract Task<SqlRunner> OpenAsync();

    [OneTimeSetUp]
    public async Task OpenProject() => runner = await OpenAsync();

    [TestCaseSource(nameof(Cases))]
    public async Task A_macro_comes_to_the_same_on_every_engine(CrossDatabaseCase macro)
    {
        var table = await runner!.ShowInlineAsync(macro.Query, 1, CancellationToken.None);

        Assert.That(table.Rows[0][0], Is.EqualTo("equal"));
    }
}
