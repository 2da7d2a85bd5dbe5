using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Doctor;

/// <summary>A checkup of the whole database that has been made.</summary>
public sealed class DoctorRun
{
    DoctorRun() { }

    internal DoctorRun(DateTime at, int faults) => (At, Faults) = (at, faults);

    public long Sequence { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public int Faults { get; private set; }
}

sealed class DoctorRunConfiguration : IEntityTypeConfiguration<DoctorRun>
{
    public void Configure(EntityTypeBuilder<DoctorRun> run)
    {
        run.ToTable("DoctorRuns");
        run.HasKey(r => r.Sequence);
        run.Property(r => r.Sequence).ValueGeneratedOnAdd();
    }
}
