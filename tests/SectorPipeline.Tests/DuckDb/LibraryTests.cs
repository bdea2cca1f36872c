using SectorPipeline.Core;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.Tests.DuckDb;

public sealed class LibraryTests
{
    [Test]
    public void A_missing_library_says_where_it_should_be_and_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var expected = folder[DuckDbLibrary.FileName];

        Assert.That(() => DuckDbLibrary.Load(chosen: null, Path.GetDirectoryName(expected) ?? ""), Throws.TypeOf<ConfigurationException>().With.Message.EqualTo(
            $"{expected}: the DuckDB library is not there. Build again to fetch it, or set DUCKDB_LIBRARY to a DuckDB 1.5 library."));
    }

    [Test]
    public void A_chosen_library_that_is_missing_is_told()
    {
        Assert.That(() => DuckDbLibrary.Load("/no/such/lib", AppContext.BaseDirectory), Throws.TypeOf<ConfigurationException>().With.Message.EqualTo(
            "/no/such/lib: the DuckDB library is not there. Set DUCKDB_LIBRARY to a DuckDB 1.5 library, or unset it to use the one that the build fetched."));
    }

    [Test]
    public void A_file_that_is_no_library_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text.so"], "not a library");

        Assert.That(() => DuckDbLibrary.Load(folder["text.so"], ""), Throws.TypeOf<ConfigurationException>().With.Message.Contains("is not a library that this system"));
    }

    [Test]
    public void A_library_that_is_not_DuckDB_is_told()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("Takes the C runtime of .NET on Linux as the other library.");
        var other = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "", "libSystem.Native.so").Single();

        Assert.That(() => DuckDbLibrary.Load(other, ""), Throws.TypeOf<ConfigurationException>().With.Message.Contains("is not DuckDB"));
    }
}
