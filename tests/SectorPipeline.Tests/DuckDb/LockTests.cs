using System.Runtime.InteropServices;
using SectorPipeline.DuckDb;
using SectorPipeline.DuckDb.Databases;

namespace SectorPipeline.Tests.DuckDb;

public sealed class LockTests
{
    [Test]
    public void The_holder_of_the_lock_is_read_from_the_message()
    {
        const string message =
            "IO Error: Could not set lock on file \"/data/warehouse.duckdb\": Conflicting lock is held in /usr/bin/dotnet (PID 4711) by user jo. See also https://duckdb.org/docs/stable/connect/concurrency";

        var conflict = LockConflict.Parse(message);

        Assert.That(conflict, Is.EqualTo(new LockConflict("/usr/bin/dotnet", 4711)));
        Assert.That(conflict?.Describe("/data/warehouse.duckdb"), Is.EqualTo(
            "/data/warehouse.duckdb: another process holds this database: /usr/bin/dotnet (PID 4711). Wait until it ends or stop it, then try again; "
            + "DuckDB lets one process at a time open a file, also for reading."));
    }

    [TestCase("IO Error: Could not set lock on file \"a\": Conflicting lock is held in PID 12.", null, 12)]
    [TestCase("IO Error: Could not set lock on file \"a\": Resource temporarily unavailable", null, null)]
    [TestCase("IO Error: Could not set lock on file \"a\": Conflicting lock is held in /my tools/sector (deleted) (PID 9)", "/my tools/sector (deleted)", 9)]
    [TestCase("IO Error: Cannot open file \"a\": The process cannot access the file because it is being used by another process.", null, null)]
    public void A_holder_that_is_only_partly_known_is_told_as_far(string message, string? executable, int? processId) =>
        Assert.That(LockConflict.Parse(message), Is.EqualTo(new LockConflict(executable, processId)));

    [Test]
    public void Another_error_is_not_a_lock() =>
        Assert.That(LockConflict.Parse("IO Error: Cannot open file \"a\": Permission denied"), Is.Null);

    [Test]
    public void A_locked_file_is_refused_with_its_holder()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("Holds the lock by a call of Linux.");
        using var folder = new TemporaryFolder();
        var path = folder["a.duckdb"];
        Memory.Open($"Data Source={path}").Dispose();

        using (var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            ForeignLock.Take(file);
            Assert.That(() => Memory.Open($"Data Source={path}"), Throws.TypeOf<DuckDbException>()
                .With.Message.StartsWith($"{path}: another process holds this database")
                .And.Property(nameof(DuckDbException.IsTransient)).True
                .And.Property(nameof(DuckDbException.ErrorType)).EqualTo(DuckDbErrorType.IO));
        }

        using var after = Memory.Open($"Data Source={path}");
        Assert.That(after.Scalar("select 1"), Is.EqualTo(1));
    }

    /// <summary>A lock that belongs to an open file, which collides with DuckDB's as that of another process would.</summary>
    private static class ForeignLock
    {
        private const int SetOpenFileLock = 37;
        private const short WriteLock = 1;

        public static void Take(FileStream file)
        {
            var whole = new Flock { Type = WriteLock };
            Assume.That(Fcntl(file.SafeFileHandle.DangerousGetHandle().ToInt32(), SetOpenFileLock, ref whole), Is.Zero);
        }

        [DllImport("libc", EntryPoint = "fcntl")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Fcntl(int file, int command, ref Flock range);

        [StructLayout(LayoutKind.Sequential)]
        private struct Flock
        {
            public short Type;
            public short Whence;
            public long Start;
            public long Length;
            public int ProcessId;
        }
    }
}
